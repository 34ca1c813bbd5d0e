/* Words whose kind decides names: closed classes, calendar, titles, heads of the names of organisations and places,
 * reporting verbs, capitals that are no name. Lower case, in byte order. */
#include "meaning/names.h"

/* One letter for each kind, so that the table stays readable. */
enum {
  W = NCI_WORD_COMMON,
  S = NCI_WORD_STOP,
  C = NCI_WORD_CALENDAR,
  P = NCI_WORD_PARTICLE,
  H = NCI_WORD_HONORIFIC,
  X = NCI_WORD_SUFFIX,
  L = NCI_WORD_LEGAL,
  N = NCI_WORD_NOT_NAME,
  O = NCI_WORD_ORG_HEAD,
  G = NCI_WORD_PLACE_HEAD,
  R = NCI_WORD_REPORT,
  M = NCI_WORD_GIVEN_M /* titles that stay with a name: Sheikh Hasina */
};

enum { LONGEST = 15 };

static const struct { char word[LONGEST + 1]; uint16_t flags; } WORDS[] = {
  { "'d", S }, { "'ll", S }, { "'m", S }, { "'re", S }, { "'s", S }, { "'ve", S }, { "a", S }, { "a.d.", N },
  { "a.m.", N }, { "abd", P }, { "about", S }, { "above", S }, { "abu", P }, { "academy", O }, { "acknowledged", R },
  { "across", S }, { "ad", N }, { "added", R }, { "adds", R }, { "adm", H }, { "adm.", H }, { "administration", O },
  { "admitted", R }, { "af", P }, { "after", S }, { "ag", P }, { "again", S }, { "against", S }, { "agency", O },
  { "ai", N }, { "aids", N }, { "airline", O }, { "airlines", O }, { "airport", G }, { "airways", O }, { "ait", P },
  { "al", P }, { "albion", O }, { "alhaji", H }, { "all", S }, { "alliance", O }, { "along", S }, { "also", S },
  { "although", S }, { "always", S }, { "am", S | N }, { "amid", S }, { "among", S }, { "an", S }, { "and", S },
  { "another", S }, { "any", S }, { "api", N }, { "apr", C }, { "apr.", C }, { "april", C }, { "are", S },
  { "arena", G }, { "argued", R }, { "army", O }, { "around", S }, { "as", S }, { "asap", N }, { "asked", R },
  { "assembly", O }, { "associates", O }, { "association", O }, { "at", S }, { "atm", N }, { "aug", C }, { "aug.", C },
  { "august", C }, { "aunt", H }, { "authority", O }, { "av", P }, { "ave", G }, { "avenue", G }, { "ayatollah", H },
  { "aït", P }, { "b.c.", N }, { "ba", N }, { "bakery", O }, { "bancorp", O }, { "bank", O }, { "barrister", H },
  { "base", G }, { "basin", G }, { "battalion", O }, { "bay", G }, { "bc", N }, { "be", S }, { "beach", G },
  { "because", S }, { "been", S }, { "before", S }, { "behind", S }, { "being", S }, { "believes", R }, { "below", S },
  { "ben", P }, { "beneath", S }, { "beside", S }, { "besides", S }, { "between", S }, { "beyond", S },
  { "billion", S }, { "bin", P }, { "bint", P }, { "blvd", G }, { "board", O }, { "border", G }, { "both", S },
  { "boulevard", G }, { "brewery", O }, { "bridge", G }, { "brigade", O }, { "broadcaster", O }, { "broadcasting", O },
  { "brother", H }, { "brotherhood", O }, { "bsc", N }, { "bulletin", O }, { "bureau", O }, { "but", S }, { "by", S },
  { "ca", S }, { "camp", G }, { "can", S }, { "canal", G }, { "canyon", G }, { "cape", G }, { "capital", O },
  { "capt", H }, { "capt.", H }, { "cd", N }, { "center", O }, { "central", W }, { "centre", O }, { "ceo", N },
  { "cet", N }, { "cfo", N }, { "chamber", O }, { "channel", G }, { "chief", W }, { "christmas", C },
  { "chronicle", O }, { "church", O }, { "city", G }, { "claimed", R }, { "club", O }, { "cmdr", H }, { "cmdr.", H },
  { "co", L }, { "co.", L }, { "coalition", O }, { "coast", G }, { "col", H }, { "col.", H }, { "college", O },
  { "command", O }, { "commission", O }, { "committee", O }, { "communist", N }, { "communists", N }, { "company", O },
  { "computer", O }, { "computers", O }, { "confederation", O }, { "confirmed", R }, { "congress", O },
  { "consortium", O }, { "consulate", O }, { "coo", N }, { "corp", L }, { "corp.", L }, { "corporation", O },
  { "corps", O }, { "could", S }, { "council", O }, { "county", G }, { "courier", O }, { "court", O }, { "covid", N },
  { "covid-19", N }, { "cpl", H }, { "cpl.", H }, { "cpu", N }, { "creek", G }, { "cto", N }, { "da", P },
  { "daily", O }, { "dal", P }, { "dame", H }, { "das", P }, { "de", P }, { "dear", S }, { "dec", C }, { "dec.", C },
  { "december", C }, { "declared", R }, { "del", P }, { "della", P }, { "dello", P }, { "delta", G },
  { "democratic", W }, { "den", P }, { "denied", R }, { "department", O }, { "deputy", W }, { "der", P },
  { "desert", G }, { "despite", S }, { "di", P }, { "did", S }, { "died", R }, { "directorate", O }, { "dispatch", O },
  { "district", G }, { "division", O }, { "diy", N }, { "dna", N }, { "do", S }, { "does", S }, { "don't", S },
  { "dont", S }, { "dos", P }, { "down", S }, { "dr", H }, { "dr.", H }, { "drive", G }, { "du", P }, { "during", S },
  { "dvd", N }, { "e.g.", N }, { "each", S }, { "east", W }, { "easter", C }, { "eastern", W }, { "edt", N },
  { "eight", S }, { "el", P }, { "electric", O }, { "electronics", O }, { "embassy", O }, { "emir", H },
  { "energy", O }, { "enterprises", O }, { "entertainment", O }, { "est", N }, { "eta", N }, { "etc", N }, { "eur", N },
  { "even", S }, { "every", S }, { "examiner", O }, { "except", S }, { "exchange", O }, { "explained", R },
  { "f.c.", O }, { "faculty", O }, { "falls", G }, { "faq", N }, { "father", H }, { "fc", O }, { "feb", C },
  { "feb.", C }, { "february", C }, { "federal", W }, { "federation", O }, { "financial", O }, { "first", S },
  { "five", S }, { "foods", O }, { "for", S }, { "force", O }, { "forces", O }, { "foreign", W }, { "forest", G },
  { "former", W }, { "foundation", O }, { "four", S }, { "fr", H }, { "fr.", H }, { "fri", C }, { "fri.", C },
  { "friday", C }, { "fridays", C }, { "from", S }, { "front", O }, { "fund", O }, { "fw", S }, { "fwd", S },
  { "fyi", N }, { "gas", O }, { "gazette", O }, { "gbp", N }, { "gdp", N }, { "gen", H }, { "gen.", H },
  { "general", W }, { "generals", H }, { "glacier", G }, { "global", W }, { "gmbh", L }, { "gmt", N }, { "gnp", N },
  { "gop", N }, { "gov", H }, { "gov.", H }, { "governorate", G }, { "gps", N }, { "graduated", R }, { "great", W },
  { "group", O }, { "guard", O }, { "guardian", O }, { "gulf", G }, { "had", S }, { "hajj", H }, { "hajji", H },
  { "halloween", C }, { "harbor", G }, { "harbour", G }, { "has", S }, { "have", S }, { "he", S }, { "heights", G },
  { "hello", S }, { "hence", S }, { "her", S }, { "herald", O }, { "here", S }, { "hers", S }, { "hi", S },
  { "highway", G }, { "hill", G }, { "hills", G }, { "him", S }, { "his", S }, { "hiv", N }, { "holdings", O },
  { "hon", H }, { "hon.", H }, { "hospital", O }, { "hotel", O }, { "hotspur", O }, { "how", S }, { "however", S },
  { "hr", N }, { "html", N }, { "http", N }, { "https", N }, { "hundred", S }, { "i", S }, { "i'm", S }, { "i.e.", N },
  { "ibn", P }, { "icbm", N }, { "id", N }, { "ied", N }, { "ieds", N }, { "if", S }, { "ii", X }, { "iii", X },
  { "im", S }, { "imam", H }, { "in", S }, { "inc", L }, { "inc.", L }, { "industries", O }, { "initiative", O },
  { "inquirer", O }, { "inside", S }, { "insisted", R }, { "inspectorate", O }, { "instead", S }, { "institute", O },
  { "institution", O }, { "insurance", O }, { "intelligence", O }, { "international", W }, { "into", S }, { "ip", N },
  { "is", S }, { "islamist", N }, { "islamists", N }, { "island", G }, { "islands", G }, { "isle", G }, { "it", S | N },
  { "it's", S }, { "its", S }, { "iv", X }, { "jan", C }, { "jan.", C }, { "january", C }, { "jihadist", N },
  { "jihadists", N }, { "joint", W }, { "journal", O }, { "jr", X }, { "jr.", X }, { "judge", H }, { "judges", H },
  { "jul", C }, { "jul.", C }, { "july", C }, { "jun", C }, { "jun.", C }, { "june", C }, { "just", S },
  { "justice", H }, { "justices", H }, { "king", H }, { "kph", N }, { "l.p.", L }, { "la", P }, { "laboratories", O },
  { "laboratory", O }, { "lady", H }, { "lake", G }, { "lane", G }, { "las", P }, { "last", S }, { "lcd", N },
  { "le", P }, { "league", O }, { "led", N }, { "let", S }, { "let's", S }, { "lgbt", N }, { "lgbtq", N },
  { "like", S }, { "lines", O }, { "lived", R }, { "lives", R }, { "llc", L }, { "llp", L }, { "logistics", O },
  { "lol", N }, { "lord", H }, { "los", P }, { "lp", L }, { "lt", H }, { "lt.", H }, { "ltd", L }, { "ltd.", L },
  { "m.d.", N }, { "ma", N }, { "madam", H }, { "magazine", O }, { "mail", O }, { "maj", H }, { "maj.", H },
  { "many", S }, { "mar", C }, { "mar.", C }, { "march", C }, { "marxist", N }, { "may", S | C }, { "mba", N },
  { "md", N }, { "me", S }, { "meanwhile", S }, { "media", O }, { "met", R }, { "might", S }, { "million", S },
  { "mine", S }, { "mining", O }, { "ministers", H }, { "ministry", O }, { "miss", H }, { "mon", C }, { "mon.", C },
  { "monday", C }, { "mondays", C }, { "monitor", O }, { "monsignor", H }, { "more", S }, { "moreover", S },
  { "most", S }, { "motors", O }, { "mount", G }, { "mountain", G }, { "mountains", G }, { "movement", O },
  { "mph", N }, { "mr", H }, { "mr.", H }, { "mrs", H }, { "mrs.", H }, { "ms", H }, { "ms.", H }, { "msc", N },
  { "mt", G }, { "mt.", G }, { "much", S }, { "mullah", M }, { "museum", O }, { "must", S }, { "mx", H }, { "my", S },
  { "n't", S }, { "n.v.", L }, { "national", W }, { "navy", O }, { "near", S }, { "network", O }, { "never", S },
  { "nevertheless", S }, { "new", W }, { "news", O }, { "newspaper", O }, { "newspapers", O }, { "next", S },
  { "ngo", N }, { "ngos", N }, { "nine", S }, { "no", S }, { "no.", S }, { "nor", S }, { "north", W },
  { "northern", W }, { "not", S }, { "noted", R }, { "nov", C }, { "nov.", C }, { "november", C }, { "now", S },
  { "oba", H }, { "oblast", G }, { "observatory", O }, { "observer", O }, { "ocean", G }, { "oct", C }, { "oct.", C },
  { "october", C }, { "of", S }, { "off", S }, { "office", O }, { "often", S }, { "oh", S }, { "oil", O },
  { "ok", S | N }, { "okay", S }, { "old", W }, { "omg", N }, { "on", S }, { "once", S }, { "one", S }, { "only", S },
  { "onto", S }, { "or", S }, { "orchestra", O }, { "organisation", O }, { "organization", O }, { "other", S },
  { "otherwise", S }, { "ould", P }, { "our", S }, { "ours", S }, { "out", S }, { "outside", S }, { "over", S },
  { "own", S }, { "p.m.", N }, { "p.s.", N }, { "panel", O }, { "parish", G }, { "park", G }, { "parliament", O },
  { "partners", O }, { "party", O }, { "pc", N }, { "pdf", N }, { "pdt", N }, { "peninsula", G }, { "per", S },
  { "petroleum", O }, { "ph.d", N }, { "ph.d.", N }, { "pharma", O }, { "pharmaceuticals", O }, { "phd", N },
  { "plateau", G }, { "plaza", G }, { "plc", L }, { "please", S }, { "pledged", R }, { "pm", N }, { "police", O },
  { "pope", H }, { "port", G }, { "post", O }, { "posted", R }, { "power", O }, { "pr", N }, { "prefecture", G },
  { "pres", H }, { "pres.", H }, { "presidents", H }, { "press", O }, { "prince", H }, { "princess", H },
  { "prison", G }, { "prof", H }, { "prof.", H }, { "professors", H }, { "province", G }, { "ps", N }, { "pst", N },
  { "public", W }, { "publishing", O }, { "q&a", N }, { "queen", H }, { "rabbi", H }, { "radio", O }, { "railroad", O },
  { "railway", O }, { "railways", O }, { "ram", N }, { "ramadan", C }, { "rd", G }, { "re", S }, { "recalled", R },
  { "records", O }, { "refinery", O }, { "regiment", O }, { "region", G }, { "regional", W }, { "rep", H },
  { "rep.", H }, { "replied", R }, { "republican", W }, { "resigned", R }, { "rev", H }, { "rev.", H }, { "rip", N },
  { "river", G }, { "rna", N }, { "road", G }, { "route", G }, { "rovers", O }, { "royal", W }, { "rpg", N },
  { "s.a.", L }, { "said", R }, { "same", S }, { "sat", C }, { "sat.", C }, { "saturday", C }, { "saturdays", C },
  { "say", R }, { "says", R }, { "school", O }, { "sea", G }, { "second", S }, { "secretariat", O },
  { "securities", O }, { "sen", H }, { "sen.", H }, { "senate", O }, { "senators", H }, { "senior", W },
  { "sentinel", O }, { "sep", C }, { "sep.", C }, { "separatist", N }, { "separatists", N }, { "sept", C },
  { "sept.", C }, { "september", C }, { "service", O }, { "services", O }, { "seven", S }, { "sgt", H }, { "sgt.", H },
  { "shaikh", M }, { "shall", S }, { "she", S }, { "sheik", M }, { "sheikh", M }, { "sheikha", H }, { "should", S }, { "since", S },
  { "sir", H }, { "sister", H }, { "six", S }, { "sms", N }, { "so", S }, { "socialist", N }, { "socialists", N },
  { "society", O }, { "software", O }, { "solutions", O }, { "some", S }, { "sometimes", S }, { "sos", N },
  { "south", W }, { "southern", W }, { "special", W }, { "sql", N }, { "square", G }, { "sr", X }, { "sr.", X },
  { "st", G }, { "st.", G }, { "stadium", G }, { "staff", O }, { "state", G }, { "stated", R }, { "states", R },
  { "steel", O }, { "still", S }, { "stores", O }, { "strait", G }, { "street", G }, { "studios", O }, { "such", S },
  { "sultan", H }, { "sun", C }, { "sun.", C }, { "sunday", C }, { "sundays", C }, { "supermarket", O },
  { "supermarkets", O }, { "supreme", W }, { "suv", N }, { "syndicate", O }, { "systems", O }, { "team", O },
  { "technologies", O }, { "technology", O }, { "telegraph", O }, { "television", O }, { "tells", R }, { "ten", S | P },
  { "ter", P }, { "territory", G }, { "testified", R }, { "than", S }, { "thank", S }, { "thanked", R },
  { "thanks", S }, { "thanksgiving", C }, { "that", S }, { "that's", S }, { "the", S }, { "theater", O },
  { "theatre", O }, { "their", S }, { "theirs", S }, { "them", S }, { "then", S }, { "there", S }, { "therefore", S },
  { "these", S }, { "they", S }, { "thinks", R }, { "third", S }, { "this", S }, { "those", S }, { "though", S },
  { "thought", R }, { "thousand", S }, { "three", S }, { "through", S }, { "throughout", S }, { "thu", C },
  { "thu.", C }, { "thur", C }, { "thur.", C }, { "thurs", C }, { "thurs.", C }, { "thursday", C }, { "thursdays", C },
  { "thus", S }, { "till", S }, { "times", O }, { "to", S }, { "today", S }, { "told", R }, { "tomorrow", S },
  { "tonight", S }, { "too", S }, { "toward", S }, { "towards", S }, { "town", G }, { "township", G },
  { "treasury", O }, { "tribunal", O }, { "tribune", O }, { "trust", O }, { "tue", C }, { "tue.", C }, { "tues", C },
  { "tues.", C }, { "tuesday", C }, { "tuesdays", C }, { "tv", N }, { "tweeted", R }, { "two", S }, { "uav", N },
  { "uavs", N }, { "ud", P }, { "ufo", N }, { "ul", P }, { "uncle", H }, { "under", S }, { "union", O },
  { "united", W | O }, { "university", O }, { "unless", S }, { "until", S }, { "up", S }, { "upon", S }, { "urged", R },
  { "url", N }, { "us", S }, { "usb", N }, { "usd", N }, { "utc", N }, { "valley", G }, { "van", P }, { "vat", N },
  { "ventures", O }, { "versus", S }, { "very", S }, { "via", S }, { "village", G }, { "volcano", G }, { "vom", P },
  { "von", P }, { "vowed", R }, { "vp", N }, { "wanderers", O }, { "warned", R }, { "was", S }, { "we", S },
  { "wed", C }, { "wed.", C }, { "wednesday", C }, { "wednesdays", C }, { "well", S }, { "were", S }, { "west", W },
  { "western", W }, { "what", S }, { "when", S }, { "where", S }, { "whereas", S }, { "whether", S }, { "which", S },
  { "while", S }, { "who", S }, { "whom", S }, { "whose", S }, { "why", S }, { "will", S }, { "wire", O },
  { "with", S }, { "within", S }, { "without", S }, { "wmd", N }, { "would", S }, { "writes", R }, { "wrote", R },
  { "www", N }, { "xml", N }, { "y", P }, { "yes", S }, { "yesterday", S }, { "yet", S }, { "you", S }, { "your", S },
  { "yours", S }, { "zone", G }, { "zu", P }, { "zum", P }, { "zur", P }
};

/* A word's bytes as two numbers that have their order. */
typedef struct key { uint64_t first, second; } key;

static uint64_t number(const char *word)
{
  const unsigned char *b = (const unsigned char *)word;
  return (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40 | (uint64_t)b[3] << 32 | (uint64_t)b[4] << 24 |
         (uint64_t)b[5] << 16 | (uint64_t)b[6] << 8 | b[7];
}

static key key_of(const char *word) { return (key){ number(word), number(word + 8) }; }

static bool before(key a, key b) { return a.first != b.first ? a.first < b.first : a.second < b.second; }

uint32_t nci_word_flags(ncorp_str word)
{
  char padded[LONGEST + 1] = { 0 };
  if (word.size > LONGEST) return 0;
  for (size_t i = 0; i < word.size; i++) padded[i] = word.data[i];
  const key wanted = key_of(padded);
  size_t low = 0;
  for (size_t count = sizeof WORDS / sizeof *WORDS; count > 1; count -= count / 2) /* which half is no branch that could be guessed wrongly */
    low += before(wanted, key_of(WORDS[low + count / 2].word)) ? 0 : count / 2;
  return memcmp(WORDS[low].word, padded, sizeof padded) == 0 ? WORDS[low].flags : 0;
}
