/* Words that tell whether a full stop ends a sentence: abbreviations, the words that open sentences, the verbs that
 * follow a quotation. Small closed lists; all lower case, in byte order. */
#include "text/token_split.h"

#include <string.h>
#include "base/str.h"

enum { LONGEST_ABBREVIATION = 8 };

typedef struct abbreviation {
  char word[LONGEST_ABBREVIATION]; /* padded with NUL */
  unsigned flags;
} abbreviation;

static const abbreviation ABBREVIATIONS[] = {
  { "a.m", NCI_ABBR_ENDING | NCI_ABBR_HOUR },
  { "adm", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "al", NCI_ABBR_ENDING },
  { "ala", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "amb", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "approx", NCI_ABBR_INSIDE },
  { "apr", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "apt", NCI_ABBR_NUMBER },
  { "ariz", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "ark", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "art", NCI_ABBR_NUMBER },
  { "arts", NCI_ABBR_NUMBER },
  { "assn", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "assoc", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING | NCI_ABBR_TITLE },
  { "asst", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "atty", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "aug", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "ave", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "bldg", NCI_ABBR_NUMBER },
  { "blvd", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "brig", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "bros", NCI_ABBR_ENDING },
  { "bvd", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "bzw", NCI_ABBR_INSIDE },
  { "c", NCI_ABBR_NUMBER },
  { "ca", NCI_ABBR_NUMBER },
  { "calif", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "capt", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "cdr", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "cf", NCI_ABBR_INSIDE },
  { "ch", NCI_ABBR_NUMBER },
  { "chap", NCI_ABBR_NUMBER },
  { "cie", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "cir", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "cl", NCI_ABBR_NUMBER },
  { "cmdr", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "co", NCI_ABBR_ENDING },
  { "col", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "colo", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "corp", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "cos", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "cpl", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "cst", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "ct", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "dec", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "dept", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "det", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "dist", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "dott", NCI_ABBR_TITLE },
  { "doç", NCI_ABBR_TITLE },
  { "dr", NCI_ABBR_TITLE },
  { "dra", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "drs", NCI_ABBR_TITLE },
  { "dyr", NCI_ABBR_INSIDE },
  { "dña", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "e.g", NCI_ABBR_INSIDE },
  { "eds", NCI_ABBR_INSIDE },
  { "eg", NCI_ABBR_INSIDE },
  { "eq", NCI_ABBR_NUMBER },
  { "eqn", NCI_ABBR_NUMBER },
  { "esp", NCI_ABBR_INSIDE },
  { "esq", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "etc", NCI_ABBR_ENDING | NCI_ABBR_PLAIN },
  { "evtl", NCI_ABBR_INSIDE },
  { "feb", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "fig", NCI_ABBR_NUMBER },
  { "figs", NCI_ABBR_NUMBER },
  { "fla", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "flt", NCI_ABBR_NUMBER },
  { "fr", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "fri", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "ft", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING | NCI_ABBR_TITLE },
  { "ga", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "gen", NCI_ABBR_CAPITAL | NCI_ABBR_INSIDE | NCI_ABBR_TITLE },
  { "gens", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "ggf", NCI_ABBR_INSIDE },
  { "gmbh", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "godz", NCI_ABBR_INSIDE },
  { "gov", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "govs", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "hon", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "hrs", NCI_ABBR_ENDING },
  { "hwy", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "i.e", NCI_ABBR_INSIDE },
  { "ie", NCI_ABBR_INSIDE },
  { "im", NCI_ABBR_INSIDE },
  { "inc", NCI_ABBR_ENDING },
  { "incl", NCI_ABBR_INSIDE },
  { "inkl", NCI_ABBR_INSIDE },
  { "insp", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "intl", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "itd", NCI_ABBR_INSIDE },
  { "itp", NCI_ABBR_INSIDE },
  { "jan", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "jnr", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "jr", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "jul", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "jun", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "kan", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "ky", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "la", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "lb", NCI_ABBR_ENDING },
  { "lbs", NCI_ABBR_ENDING },
  { "llc", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "ln", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "lt", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "ltd", NCI_ABBR_ENDING },
  { "m", NCI_ABBR_CAPITAL | NCI_ABBR_INSIDE },
  { "maj", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "mar", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "mbh", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "md", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "messrs", NCI_ABBR_TITLE },
  { "mfg", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "mgr", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "mich", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "minn", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "mins", NCI_ABBR_ENDING },
  { "mlle", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "mme", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "mon", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "mont", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "mr", NCI_ABBR_TITLE },
  { "mrs", NCI_ABBR_TITLE },
  { "ms", NCI_ABBR_TITLE },
  { "msgr", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "mt", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "mx", NCI_ABBR_TITLE },
  { "müh", NCI_ABBR_TITLE },
  { "n", NCI_ABBR_NUMBER },
  { "natl", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "neb", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "nev", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "no", NCI_ABBR_NUMBER },
  { "nos", NCI_ABBR_NUMBER },
  { "nov", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "np", NCI_ABBR_INSIDE },
  { "nr", NCI_ABBR_NUMBER },
  { "nro", NCI_ABBR_NUMBER },
  { "num", NCI_ABBR_NUMBER },
  { "núm", NCI_ABBR_NUMBER },
  { "oct", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "okla", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "op", NCI_ABBR_NUMBER },
  { "ord", NCI_ABBR_NUMBER },
  { "oz", NCI_ABBR_ENDING },
  { "p", NCI_ABBR_NUMBER },
  { "p.m", NCI_ABBR_ENDING | NCI_ABBR_HOUR },
  { "pa", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "para", NCI_ABBR_NUMBER },
  { "paras", NCI_ABBR_NUMBER },
  { "penn", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "pfc", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "pkwy", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "plc", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "pos", NCI_ABBR_NUMBER },
  { "pp", NCI_ABBR_NUMBER },
  { "pres", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "prof", NCI_ABBR_INSIDE | NCI_ABBR_TITLE },
  { "pte", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "pty", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "pvt", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "rd", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "rep", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "reps", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "resp", NCI_ABBR_INSIDE },
  { "rev", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "revs", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "rm", NCI_ABBR_NUMBER },
  { "rt", NCI_ABBR_NUMBER },
  { "sat", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "sc", NCI_ABBR_NUMBER },
  { "sec", NCI_ABBR_NUMBER },
  { "secs", NCI_ABBR_NUMBER },
  { "sen", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "sens", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "sep", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "sept", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "sgt", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "sig", NCI_ABBR_TITLE },
  { "sn", NCI_ABBR_TITLE },
  { "snr", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "sog", NCI_ABBR_INSIDE },
  { "spc", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "sq", NCI_ABBR_NUMBER },
  { "sr", NCI_ABBR_TITLE },
  { "sra", NCI_ABBR_TITLE },
  { "srta", NCI_ABBR_TITLE },
  { "st", NCI_ABBR_TITLE },
  { "ste", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "sun", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "supt", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "tab", NCI_ABBR_NUMBER },
  { "tel", NCI_ABBR_INSIDE },
  { "tenn", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "terr", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "tex", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "thu", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "thur", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "thurs", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "trans", NCI_ABBR_INSIDE },
  { "tue", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "tues", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "tzw", NCI_ABBR_INSIDE },
  { "ul", NCI_ABBR_INSIDE },
  { "univ", NCI_ABBR_CAPITAL | NCI_ABBR_TITLE },
  { "usw", NCI_ABBR_INSIDE },
  { "v", NCI_ABBR_CAPITAL | NCI_ABBR_INSIDE },
  { "va", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "ver", NCI_ABBR_NUMBER },
  { "vgl", NCI_ABBR_INSIDE },
  { "viz", NCI_ABBR_INSIDE },
  { "vol", NCI_ABBR_NUMBER },
  { "vols", NCI_ABBR_NUMBER },
  { "vs", NCI_ABBR_INSIDE },
  { "vt", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "wed", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "wis", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "wyo", NCI_ABBR_CAPITAL | NCI_ABBR_ENDING },
  { "yr", NCI_ABBR_ENDING },
  { "yrs", NCI_ABBR_ENDING },
  { "zzgl", NCI_ABBR_INSIDE },
  { "św", NCI_ABBR_INSIDE },
  { "акад", NCI_ABBR_INSIDE },
  { "г", NCI_ABBR_INSIDE },
  { "гг", NCI_ABBR_INSIDE },
  { "др", NCI_ABBR_INSIDE },
  { "им", NCI_ABBR_INSIDE },
  { "проф", NCI_ABBR_INSIDE },
  { "см", NCI_ABBR_INSIDE },
  { "стр", NCI_ABBR_INSIDE },
  { "тыс", NCI_ABBR_INSIDE },
  { "ул", NCI_ABBR_INSIDE },
};

static const char *const OPENERS[] = {
  "a", "about", "above", "according", "across", "after", "against", "all", "also", "although", "amid", "among",
  "an", "and", "another", "any", "are", "around", "as", "asked", "at", "be", "because", "been", "before",
  "between", "beyond", "both", "but", "by", "can", "could", "despite", "did", "do", "does", "during", "each",
  "earlier", "even", "every", "few", "following", "for", "from", "furthermore", "given", "had", "has", "have",
  "he", "her", "here", "his", "how", "however", "i", "if", "in", "instead", "is", "it", "its", "last", "later",
  "let", "like", "many", "may", "meanwhile", "might", "more", "moreover", "most", "much", "my", "nevertheless",
  "next", "no", "nonetheless", "nor", "not", "now", "on", "once", "one", "only", "or", "our", "per", "please",
  "see", "several", "she", "should", "since", "so", "some", "speaking", "still", "such", "that", "the", "their",
  "then", "there", "therefore", "these", "they", "this", "those", "though", "three", "thus", "to", "today",
  "tomorrow", "two", "under", "unlike", "until", "was", "we", "were", "what", "when", "where", "which", "while",
  "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you",
  "your"
};

static const char *const SPEECH_VERBS[] = {
  "added", "adding", "adds", "answered", "answers", "asked", "asking", "asks", "chanted", "chants", "claimed",
  "claims", "commented", "comments", "continued", "continues", "cried", "cries", "declared", "declares",
  "demanded", "demands", "exclaimed", "explained", "explains", "insisted", "insists", "joked", "muttered",
  "noted", "notes", "posted", "quipped", "recalled", "recalls", "remarked", "replied", "replies", "said", "say",
  "saying", "says", "screamed", "shouted", "shouts", "stated", "states", "tells", "thought", "told", "tweeted",
  "warned", "warns", "whispered", "wondered", "wonders", "writes", "wrote", "yelled"
};

static const char *const PREPOSITIONS[] = {
  "about", "after", "around", "as", "at", "before", "by", "during", "for", "from", "in", "into", "of", "on", "since", "to", "under", "until", "with", "within", "without"
};

static const char *const NO_MODIFIERS[] = {
  "a", "all", "also", "always", "an", "as", "because", "been", "definitely", "for", "from", "going", "gonna", "her", "his", "in", "just",
  "my", "never", "not", "nothing", "now", "probably", "really", "simply", "so", "still", "that", "the", "too", "your"
};

enum { LONGEST_WORD = 14 };

/* Lower-cases ASCII into out; false for a word that is too long to be listed. */
static bool listed_form(ncorp_str word, char out[LONGEST_WORD + 1])
{
  if (word.size == 0 || word.size > LONGEST_WORD) return false;
  for (size_t i = 0; i < word.size; i++) out[i] = nci_to_lower(word.data[i]);
  out[word.size] = '\0';
  return true;
}

static bool in_list(const char *const *list, size_t count, ncorp_str word)
{
  char form[LONGEST_WORD + 1];
  if (!listed_form(word, form)) return false;
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int c = strcmp(list[middle], form);
    if (c == 0) return true;
    if (c < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

/* Eight bytes as a number that is in order as they are. */
static uint64_t number_of(const char bytes[LONGEST_ABBREVIATION])
{
  uint64_t n = 0;
  for (int i = 0; i < LONGEST_ABBREVIATION; i++) n = n << 8 | (unsigned char)bytes[i];
  return n;
}

unsigned nci_abbreviation(ncorp_str word)
{
  char form[LONGEST_ABBREVIATION] = { 0 };
  if (word.size == 0 || word.size > sizeof form) return 0;
  for (size_t i = 0; i < word.size; i++) form[i] = nci_to_lower(word.data[i]);
  uint64_t key = number_of(form);
  size_t low = 0, high = sizeof ABBREVIATIONS / sizeof *ABBREVIATIONS;
  while (low < high) {
    size_t middle = (low + high) / 2;
    uint64_t here = number_of(ABBREVIATIONS[middle].word);
    if (here == key) {
      unsigned flags = ABBREVIATIONS[middle].flags;
      return (flags & NCI_ABBR_CAPITAL) && nci_is_lower(word.data[0]) ? 0 : flags;
    }
    if (here < key)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

bool nci_sentence_opener(ncorp_str word) { return in_list(OPENERS, sizeof OPENERS / sizeof *OPENERS, word); }
bool nci_speech_verb(ncorp_str word) { return in_list(SPEECH_VERBS, sizeof SPEECH_VERBS / sizeof *SPEECH_VERBS, word); }
bool nci_preposition(ncorp_str word) { return in_list(PREPOSITIONS, sizeof PREPOSITIONS / sizeof *PREPOSITIONS, word); }
bool nci_no_modifier(ncorp_str word) { return in_list(NO_MODIFIERS, sizeof NO_MODIFIERS / sizeof *NO_MODIFIERS, word); }
