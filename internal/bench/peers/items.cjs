// Items of a box and a period as GeoJSON from PostGIS: a worker for each processor, each with connections of its own, and a
// statement that is prepared once and gives the features as one text.
'use strict'
const cluster = require('node:cluster')
const http = require('node:http')
const { availableParallelism } = require('node:os')
const { promisify } = require('node:util')
const zlib = require('node:zlib')

const [socket, user, port, statement] = process.argv.slice(2)

// Each at its fastest: an answer is sent once.
const codings = {
	gzip: coding(zlib.gzip, { level: 1 }),
	br: coding(zlib.brotliCompress, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
	zstd: zlib.zstdCompress && coding(zlib.zstdCompress, { params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 } }),
}

function coding(compress, options) {
	const promised = promisify(compress)
	return (body) => promised(body, options)
}

if (cluster.isPrimary) {
	for (let i = 0; i < availableParallelism(); i++) cluster.fork()
	cluster.on('exit', () => process.exit(1))
	process.on('SIGTERM', () => process.exit(0)) // the workers end when it is gone
} else {
	const { Pool } = require('pg')
	const pool = new Pool({ host: socket, user, database: 'postgres', max: 4 })
	http.createServer((request, response) => {
		send(pool, request, response).catch((error) => {
			response.statusCode = 500
			response.end(`${error}\n`)
		})
	}).listen(Number(port), '127.0.0.1')
}

async function send(pool, request, response) {
	const asked = new URL(request.url, 'http://host').searchParams
	const { rows } = await pool.query({
		name: 'items',
		text: statement,
		values: [...asked.get('bbox').split(',').map(Number), asked.get('from'), asked.get('to'), Number(asked.get('limit'))],
		rowMode: 'array',
	})
	const [returned, features] = rows[0]
	let body = Buffer.from(`{"type":"FeatureCollection","numberReturned":${returned},"features":[\n${features ?? ''}\n]}\n`)
	const wanted = codings[request.headers['accept-encoding']]
	if (wanted) {
		body = await wanted(body)
		response.setHeader('Content-Encoding', request.headers['accept-encoding'])
	}
	response.setHeader('Content-Type', 'application/geo+json')
	response.setHeader('Content-Length', body.length)
	response.end(body)
}
