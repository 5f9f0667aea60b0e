package datasettest

// OddRows are valid rows of the kinds that the default data has few or none of. They are invented, their ids say so
// ("-odd-"), and what each is odd in stands in its title. One of them, 20 km outside its district, gives a warning.
func OddRows() Rows {
	return Rows{
		"incidents.csv":        oddIncidents(),
		"incident_sources.csv": oddSources(),
		"claims.csv":           oddClaims(),
	}
}

func oddIncidents() []string {
	return []string{
		// id,date,end_date,date_precision,type,title,summary,place,district,admin1,country,lat,lon,geo_precision,actor,target,
		// killed,killed_low,killed_high,civilians_killed,forces_killed,militants_killed,injured,confidence
		"2025-09-29-odd-interval,2025-09-29,2025-10-02,day,security_operation,Several days over the end of a month,Invented for " +
			"tests.,Mir Ali,North Waziristan,Khyber Pakhtunkhwa,PK,32.97,70.27,town,pakistan_forces,militants,7,5,9,,1,6,2,confirmed",
		"2024-12-30-odd-year-end,2024-12-30,2025-01-02,day,border_clash,Several days over the end of a year,Invented for " +
			"tests.,Ghulam Khan,North Waziristan,Khyber Pakhtunkhwa,PK,33.12,70.05,town,afghan_taliban_forces,border " +
			"post,2,2,2,,2,,,contested",
		"2025-10-28-odd-week,2025-10-28,,week,ied,A week that is not known better,Invented for tests.,Bannu,Bannu,Khyber " +
			"Pakhtunkhwa,PK,32.99,70.6,town,unidentified,police,1,1,1,,1,,3,reported",
		"2025-02-10-odd-month,2025-02-10,,month,targeted_killing,A month that is not known better,Invented for " +
			"tests.,Tank,Tank,Khyber Pakhtunkhwa,PK,32.22,70.38,town,ttp,police,1,1,1,,1,,,reported",
		"2025-03-05-odd-tie-b,2025-03-05,,day,armed_attack,The second of three on one day and point,Invented for " +
			"tests.,Jamrud,Khyber,Khyber Pakhtunkhwa,PK,34,71.38,town,ttp,police,4,4,4,,4,,,confirmed",
		"2025-03-05-odd-tie-a,2025-03-05,,day,ied,The first of three on one day and point,Invented for tests.,Jamrud,Khyber,Khyber " +
			"Pakhtunkhwa,PK,34,71.38,town,iskp,police,4,4,4,4,,,,confirmed",
		"2025-03-05-odd-tie-c,2025-03-05,,day,drone_strike,The third of three on one day and point,Invented for " +
			"tests.,Jamrud,Khyber,Khyber Pakhtunkhwa,PK,34,71.38,town,pakistan_forces,militants,,,,,,,,reported",
		"2025-04-01-odd-no-place,2025-04-01,,day,abduction,A district without a point,Invented for tests.,not told,Tank,Khyber " +
			"Pakhtunkhwa,PK,,,district,unidentified,labourers,,,,,,,,reported",
		"2025-04-02-odd-no-place-exact,2025-04-02,,day,other,A town without a point,Invented for tests.,not on any map,Hangu,Khyber " +
			"Pakhtunkhwa,PK,,,town,unidentified,civilians,1,1,1,1,,,,reported",
		"2025-04-03-odd-no-place-province,2025-04-03,,day,security_operation,A province without a point,Invented for tests.,not " +
			"told,Bannu,Khyber Pakhtunkhwa,PK,,,province,pakistan_forces,militants,12,10,14,,,12,,contested",
		"2025-04-04-odd-no-figure,2025-04-04,,day,shelling,No figure at all,Invented for tests.,Kurram,Kurram,Khyber " +
			"Pakhtunkhwa,PK,33.86,70.1,tehsil,unidentified,village,,,,,,,,reported",
		"2025-04-05-odd-range,2025-04-05,,day,air_strike,A range without a best figure,Invented for tests.,Tirah,Khyber,Khyber " +
			"Pakhtunkhwa,PK,33.75,70.9,tehsil,pakistan_forces,militants,,2,5,,,,,contested",
		"2025-04-06-odd-best,2025-04-06,,day,ied,A best figure without a range,Invented for tests.,Khar,Bajaur,Khyber " +
			"Pakhtunkhwa,PK,34.73,71.52,town,iskp,elder,3,,,3,,,,reported",
		"2025-04-07-odd-at-least,2025-04-07,,day,armed_attack,At least four and no more said,Invented for tests.,Wana,South " +
			"Waziristan Lower,Khyber Pakhtunkhwa,PK,32.3,69.58,town,ttp,convoy,,4,,,,,,reported",
		"2025-04-08-odd-nobody,2025-04-08,,day,ied,Nobody killed is not a blank,Invented for tests.,Peshawar,Peshawar,Khyber " +
			"Pakhtunkhwa,PK,34.01,71.57,town,unidentified,pipeline,0,0,0,0,0,0,0,confirmed",
		"2025-05-01-odd-off-badge,2025-05-01,,day,armed_attack,A district-level point off the district's own,Invented for " +
			"tests.,Kohat district,Kohat,Khyber Pakhtunkhwa,PK,33.5869,71.4414,district,ttp,police post,2,2,2,,2,,,confirmed",
		"2025-05-02-odd-province-level,2025-05-02,,day,security_operation,Province level with a district stated,Invented for " +
			"tests.,several districts,Peshawar,Khyber " +
			"Pakhtunkhwa,PK,34.01,71.57,province,pakistan_forces,militants,20,18,20,,,20,,reported",
		"2025-05-03-odd-balochistan,2025-05-03,,day,armed_attack,Another province and no district,Invented for tests.,near the " +
			"border,,Balochistan,PK,30.9,66.6,province,unidentified,border post,3,3,3,,3,,,reported",
		"2025-05-04-odd-chaman-a,2025-05-04,,day,border_clash,A district outside the province east,Invented for " +
			"tests.,Chaman,Chaman,Balochistan,PK,30.92,66.45,district,afghan_taliban_forces,border post,1,1,1,1,,,,contested",
		"2025-05-05-odd-chaman-b,2025-05-05,,day,border_clash,A district outside the province west,Invented for " +
			"tests.,Chaman,Chaman,Balochistan,PK,30.9,66.44,district,afghan_taliban_forces,border post,1,1,1,1,,,,contested",
		"2025-05-06-odd-kunar,2025-05-06,,day,air_strike,Across the frontier at province level,Invented for " +
			"tests.,Kunar,,Kunar,AF,34.8731,71.147,province,pakistan_forces,militants,5,0,5,,,,,contested",
		"2025-05-07-odd-barmal,2025-05-07,,day,air_strike,Across the frontier at one site,Invented for " +
			"tests.,Barmal,Barmal,Paktika,AF,32.6,69.3,site,pakistan_forces,camp,46,20,46,46,,,6,contested",
		"2025-05-08-odd-just-outside,2025-05-08,,day,ied,Two kilometres outside the stated district,Invented for tests.,on the " +
			"edge,Peshawar,Khyber Pakhtunkhwa,PK,34.0355,71.7298,town,unidentified,police,1,1,1,,1,,,reported",
		"2025-05-09-odd-far-outside,2025-05-09,,day,ied,Twenty kilometres outside the stated district,Invented for tests.,beyond the " +
			"edge,Tank,Khyber Pakhtunkhwa,PK,32.3336,70.93,town,unidentified,police,1,1,1,,1,,,reported",
		"2020-01-15-odd-early,2020-01-15,,day,communal_violence,Before the collection begins,Invented for " +
			"tests.,Parachinar,Kurram,Khyber Pakhtunkhwa,PK,33.9,70.1,town,communal,villagers,6,6,6,6,,,9,confirmed",
		"2026-09-01-odd-late,2026-09-01,,day,drone_strike,After the collection ends,Invented for tests.,Miranshah,North " +
			"Waziristan,Khyber Pakhtunkhwa,PK,33.01,70.07,town,unidentified,house,2,2,2,2,,,,reported",
		`2025-05-10-odd-formula,2025-05-10,,day,other,"=2+2, ""quoted"" & <b>marked</b>","@invented for tests; حملہ پشاور میں","-1+1 Chowk, Peshawar",Peshawar,Khyber Pakhtunkhwa,PK,34.01,71.57,site,other,+civilians,1,1,1,1,,,,reported`,
		"2025-05-11-odd-two-lines,2025-05-11,,day,other,A summary of two lines,\"Invented for tests.\nThe second line.\",Dir,Upper " +
			"Dir,Khyber Pakhtunkhwa,PK,35.2,71.88,town,other,civilians,1,1,1,1,,,,reported",
	}
}

func oddSources() []string {
	return []string{
		// incident_id,publisher,published,url,note
		"2025-09-29-odd-interval,Example Gazette,2025-10-03,https://example.org/interval,seven killed",
		"2025-09-29-odd-interval,Example Gazette,2025-10-04,https://example.org/interval-2,nine killed",
		"2025-09-29-odd-interval,Example Wire,,,five killed and no date or link",
		"2025-04-05-odd-range,Example Wire,2025-04-05,,two to five killed and no link",
		"2025-05-07-odd-barmal,Example Gazette,2025-05-08,https://example.org/barmal,46 killed",
		"2025-05-10-odd-formula,=HYPERLINK(),2025-05-11,https://example.org/?a=1&b=(2),=1+1",
	}
}

func oddClaims() []string {
	return []string{
		// incident_id,claimant,side,subject,killed_low,killed_high,injured_low,injured_high,statement,publisher,published,url
		"2025-05-07-odd-barmal,Example ministry,afghan_state,civilians,46,46,6,6,46 civilians killed,Example " +
			"Gazette,2025-05-08,https://example.org/barmal",
		"2025-05-07-odd-barmal,Example officials,pakistan_state,militants,20,,,,At least twenty militants killed,Example Wire,,",
		"2025-04-07-odd-at-least,Example group,armed_group,responsibility,,,,,Says that it was responsible,Example Wire,2025-04-07,",
	}
}
