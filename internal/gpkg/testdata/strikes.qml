<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="1">
<rules key="khyberatlas">
<rule key="khyberatlas-0" label="Known to a district or a province only" filter="&#34;geo_precision&#34; IN (&#39;district&#39;,&#39;province&#39;,&#39;country&#39;)">
<rule key="khyberatlas-0-0" label="Air strike" filter="&#34;type&#34; IN (&#39;air_strike&#39;)" symbol="0">
</rule>
<rule key="khyberatlas-0-1" label="Drone strike" filter="&#34;type&#34; IN (&#39;drone_strike&#39;)" symbol="1">
</rule>
<rule key="khyberatlas-0-2" label="Shelling" filter="&#34;type&#34; IN (&#39;shelling&#39;)" symbol="2">
</rule>
</rule>
<rule key="khyberatlas-1" label="Known to a place" filter="&#34;geo_precision&#34; IN (&#39;site&#39;,&#39;town&#39;,&#39;tehsil&#39;)">
<rule key="khyberatlas-1-0" label="Air strike" filter="&#34;type&#34; IN (&#39;air_strike&#39;)" symbol="3">
</rule>
<rule key="khyberatlas-1-1" label="Drone strike" filter="&#34;type&#34; IN (&#39;drone_strike&#39;)" symbol="4">
</rule>
<rule key="khyberatlas-1-2" label="Shelling" filter="&#34;type&#34; IN (&#39;shelling&#39;)" symbol="5">
</rule>
</rule>
</rules>
<symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="95,49,150,0"/>
<prop k="outline_color" v="95,49,150,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="178,40,127,0"/>
<prop k="outline_color" v="178,40,127,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="126,98,184,0"/>
<prop k="outline_color" v="126,98,184,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="equilateral_triangle"/>
<prop k="angle" v="180"/>
<prop k="color" v="95,49,150,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;95,49,150,0&#39;, &#39;95,49,150,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;95,49,150,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="filled_arrowhead"/>
<prop k="angle" v="90"/>
<prop k="color" v="178,40,127,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;178,40,127,0&#39;, &#39;178,40,127,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;178,40,127,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="5" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="equilateral_triangle"/>
<prop k="angle" v="0"/>
<prop k="color" v="126,98,184,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;126,98,184,0&#39;, &#39;126,98,184,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;126,98,184,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
</symbols>
<orderby>
<orderByClause asc="0" nullsFirst="0">&#34;killed&#34;</orderByClause>
</orderby>
</renderer-v2>
</qgis>
