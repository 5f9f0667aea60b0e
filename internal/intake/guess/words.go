package guess

import (
	"maps"
	"slices"
	"strings"
)

// typeWords are what people write for kinds of incident; under several kinds where it can be any of them.
var typeWords = byWord(map[string]string{
	"suicide_bombing": `suicide attack|suicide bombing|suicide bomb|suicide blast|suicide|vbied suicide|خودکش حملہ|خودکش دھماکہ|
		خودکش|ځانمرګی برید|ځانمرګي برید|bomb blast|blast|explosion|bombing|بم دھماکہ|دھماکہ|چاودنه`,
	"ied": `ied|ied blast|ied attack|ied explosion|roadside bomb|landmine|mine|landmine blast|remote controlled bomb|grenade|
		grenade attack|بارودی سرنگ|آئی ای ڈی|دستی بم|دستی بم حملہ|ماین|bomb blast|blast|explosion|bombing|بم دھماکہ|دھماکہ|چاودنه`,
	"armed_attack": `armed attack|gun attack|attack|firing|shooting|ambush|raid|armed assault|armed clash|clash|فائرنگ|حملہ|
		مسلح حملہ|گھات لگا کر حملہ|جھڑپ|وسله وال برید|برید|ډزې`,
	"targeted_killing":   `targeted killing|target killing|assassination|ٹارگٹ کلنگ|ہدفی قتل|په نښه وژنه`,
	"abduction":          `abduction|kidnapping|kidnap|hostage taking|اغوا|اغواء|تښتونه`,
	"security_operation": `security operation|operation|ibo|intelligence based operation|military operation|search operation|clash|raid|armed clash|آپریشن|سیکیورٹی آپریشن|انٹیلی جنس آپریشن|جھڑپ|عملیات`,
	"air_strike":         `air strike|airstrike|air raid|aerial bombing|فضائی حملہ|فضائی بمباری|هوايي برید`,
	"drone_strike":       `drone strike|drone attack|drone|uav|quadcopter|quadcopter attack|ڈرون حملہ|ڈرون|ډرون برید`,
	"shelling":           `shelling|mortar|mortar attack|artillery|rocket attack|rocket|cross border shelling|گولہ باری|مارٹر حملہ|راکٹ حملہ|توپخانه`,
	"border_clash":       `border clash|cross border clash|cross border firing|clash|armed clash|سرحدی جھڑپ|پولې نښته`,
	"communal_violence":  `communal violence|sectarian|sectarian violence|tribal clash|mob violence|فرقہ وارانہ تشدد|قبائلی جھڑپ|قبائلی تصادم`,
	"other":              `other|others|misc|دیگر|نور`,
})

// actorWords are the names that people write for those of our list.
var actorWords = byWord(map[string]string{
	"ttp": `ttp|tehreek e taliban pakistan|tehrik e taliban pakistan|tehreek i taliban pakistan|pakistani taliban|
		ٹی ٹی پی|کالعدم ٹی ٹی پی|تحریک طالبان پاکستان|کالعدم تحریک طالبان پاکستان|taliban|طالبان`,
	"jamaat_ul_ahrar":       `jamaat ul ahrar|jua|جماعت الاحرار`,
	"hafiz_gul_bahadur":     `hafiz gul bahadur|hafiz gul bahadur group|hgb|حافظ گل بہادر|حافظ گل بہادر گروپ`,
	"iskp":                  `iskp|is k|isis k|isis khorasan|islamic state khorasan|islamic state khorasan province|daesh|داعش|داعش خراسان`,
	"lashkar_e_islam":       `lashkar e islam|lashkar i islam|لشکر اسلام`,
	"pakistan_forces":       `pakistan army|army|pakistani forces|security forces|military|police|پاک فوج|فوج|سیکیورٹی فورسز|پولیس|پاکستانی فوج`,
	"afghan_taliban_forces": `afghan taliban|afghan taliban forces|afghan forces|afghan border police|افغان طالبان|افغان فورسز|taliban|طالبان`,
	"us_forces":             `us forces|us army|cia|usa|united states|امریکی فوج|امریکہ`,
	"communal":              `communal|tribes|tribal groups|rival tribes|قبائل|مخالف قبائل`,
	"unidentified": `unidentified|unknown|unknown gunmen|unidentified gunmen|unidentified militants|unknown militants|
		unclaimed|not claimed|نامعلوم|نامعلوم افراد|نامعلوم مسلح افراد|نامعلوم حملہ آور|نامعلوم شدت پسند|نامعلومه`,
	"other": `other|others|دیگر|نور`,
})

func byWord(lists map[string]string) map[string][]string {
	means := map[string][]string{}
	for _, ours := range slices.Sorted(maps.Keys(lists)) {
		for w := range strings.SplitSeq(lists[ours], "|") {
			if key := plain(w); !slices.Contains(means[key], ours) {
				means[key] = append(means[key], ours)
			}
		}
	}
	return means
}
