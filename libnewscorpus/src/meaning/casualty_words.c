/* The words of casualties. Tables in alphabetical order, searched by halves. */
#include "meaning/casualty_words.h"

enum { WORD_MAX = 15 };

static const struct {
  const char *word;
  nci_casualty_word tells;
} casualties[] = {
  { "abduct", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT } },
  { "abducted", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "abducting", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT } },
  { "abduction", { NCORP_ABDUCTED, NCI_TELLS_WITH_OF } },
  { "abductions", { NCORP_ABDUCTED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "abducts", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT } },
  { "apprehended", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "apprehending", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "arrest", { NCORP_ARRESTED, NCI_TELLS_WITH_OF | NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "arrested", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "arresting", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "arrests", { NCORP_ARRESTED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF | NCI_TELLS_OF_OBJECT } },
  { "assassinated", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "assassination", { NCORP_KILLED, NCI_TELLS_WITH_OF } },
  { "assassinations", { NCORP_KILLED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "beheaded", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "beheading", { NCORP_KILLED, NCI_TELLS_WITH_OF } },
  { "beheadings", { NCORP_KILLED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "bodies", { NCORP_KILLED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "captive", { NCORP_ABDUCTED, NCI_TELLS_STATE | NCI_TELLS_OF_PERSONS } },
  { "captives", { NCORP_ABDUCTED, NCI_TELLS_NOUN } },
  { "corpses", { NCORP_KILLED, NCI_TELLS_NOUN } },
  { "custody", { NCORP_ARRESTED, NCI_TELLS_STATE | NCI_TELLS_OF_PERSONS } },
  { "dead", { NCORP_KILLED, NCI_TELLS_STATE } },
  { "death", { NCORP_KILLED, NCI_TELLS_WITH_OF } },
  { "deaths", { NCORP_KILLED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "deceased", { NCORP_KILLED, NCI_TELLS_STATE } },
  { "detain", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "detained", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "detaining", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "detains", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "detention", { NCORP_ARRESTED, NCI_TELLS_WITH_OF } },
  { "detentions", { NCORP_ARRESTED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "die", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "died", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "dies", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "disappear", { NCORP_MISSING, NCI_TELLS_OF_SUBJECT | NCI_TELLS_OF_PERSONS } },
  { "disappearance", { NCORP_MISSING, NCI_TELLS_WITH_OF } },
  { "disappearances", { NCORP_MISSING, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "disappeared", { NCORP_MISSING, NCI_TELLS_OF_SUBJECT | NCI_TELLS_OF_PERSONS } },
  { "displace", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT } },
  { "displaced", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "displacement", { NCORP_DISPLACED, NCI_TELLS_WITH_OF } },
  { "displaces", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT } },
  { "displacing", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT } },
  { "drown", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "drowned", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT | NCI_TELLS_BEFALLING } },
  { "drownings", { NCORP_KILLED, NCI_TELLS_NOUN } },
  { "drowns", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "dying", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "evacuated", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "evacuates", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "evacuating", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "evacuation", { NCORP_DISPLACED, NCI_TELLS_WITH_OF } },
  { "executed", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "executing", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "execution", { NCORP_KILLED, NCI_TELLS_WITH_OF } },
  { "executions", { NCORP_KILLED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "fatalities", { NCORP_KILLED, NCI_TELLS_NOUN } },
  { "fatality", { NCORP_KILLED, NCI_TELLS_NOUN } },
  { "homeless", { NCORP_DISPLACED, NCI_TELLS_STATE | NCI_TELLS_OF_PERSONS } },
  { "hostage", { NCORP_ABDUCTED, NCI_TELLS_STATE | NCI_TELLS_OF_PERSONS } },
  { "hostages", { NCORP_ABDUCTED, NCI_TELLS_NOUN } },
  { "hurt", { NCORP_INJURED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "hurting", { NCORP_INJURED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "hurts", { NCORP_INJURED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "imprisoned", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "imprisoning", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "imprisonment", { NCORP_ARRESTED, NCI_TELLS_WITH_OF } },
  { "injure", { NCORP_INJURED, NCI_TELLS_OF_OBJECT } },
  { "injured", { NCORP_INJURED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "injures", { NCORP_INJURED, NCI_TELLS_OF_OBJECT } },
  { "injuries", { NCORP_INJURED, NCI_TELLS_NOUN } },
  { "injuring", { NCORP_INJURED, NCI_TELLS_OF_OBJECT } },
  { "jailed", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS } },
  { "jailing", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "jails", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS } },
  { "kidnap", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT } },
  { "kidnapped", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "kidnapping", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_WITH_OF } },
  { "kidnappings", { NCORP_ABDUCTED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "kidnaps", { NCORP_ABDUCTED, NCI_TELLS_OF_OBJECT } },
  { "kill", { NCORP_KILLED, NCI_TELLS_OF_OBJECT } },
  { "killed", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "killing", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_WITH_OF } },
  { "killings", { NCORP_KILLED, NCI_TELLS_NOUN | NCI_TELLS_WITH_OF } },
  { "kills", { NCORP_KILLED, NCI_TELLS_OF_OBJECT } },
  { "maimed", { NCORP_INJURED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "maiming", { NCORP_INJURED, NCI_TELLS_OF_OBJECT } },
  { "massacre", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_WITH_OF } },
  { "massacred", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "massacring", { NCORP_KILLED, NCI_TELLS_OF_OBJECT } },
  { "missing", { NCORP_MISSING, NCI_TELLS_STATE | NCI_TELLS_OF_PERSONS } },
  { "murder", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_WITH_OF } },
  { "murdered", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "murdering", { NCORP_KILLED, NCI_TELLS_OF_OBJECT } },
  { "murders", { NCORP_KILLED, NCI_TELLS_NOUN | NCI_TELLS_OF_OBJECT } },
  { "perish", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "perished", { NCORP_KILLED, NCI_TELLS_OF_SUBJECT } },
  { "rounded", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING | NCI_TELLS_OF_PERSONS | NCI_TELLS_WITH_UP } },
  { "rounding", { NCORP_ARRESTED, NCI_TELLS_OF_OBJECT | NCI_TELLS_OF_PERSONS | NCI_TELLS_WITH_UP } },
  { "slain", { NCORP_KILLED, NCI_TELLS_BEFALLING } },
  { "slaughtered", { NCORP_KILLED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "slaughtering", { NCORP_KILLED, NCI_TELLS_OF_OBJECT } },
  { "unaccounted", { NCORP_MISSING, NCI_TELLS_STATE | NCI_TELLS_OF_PERSONS } },
  { "uprooted", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "uprooting", { NCORP_DISPLACED, NCI_TELLS_OF_OBJECT } },
  { "vanish", { NCORP_MISSING, NCI_TELLS_OF_SUBJECT | NCI_TELLS_OF_PERSONS } },
  { "vanished", { NCORP_MISSING, NCI_TELLS_OF_SUBJECT | NCI_TELLS_OF_PERSONS } },
  { "wound", { NCORP_INJURED, NCI_TELLS_OF_OBJECT } },
  { "wounded", { NCORP_INJURED, NCI_TELLS_OF_OBJECT | NCI_TELLS_BEFALLING } },
  { "wounding", { NCORP_INJURED, NCI_TELLS_OF_OBJECT } },
  { "wounds", { NCORP_INJURED, NCI_TELLS_OF_OBJECT } }
};

static const struct {
  const char *word;
  nci_link link;
} links[] = {
  { "all", NCI_LINK_ADVERB },
  { "allegedly", NCI_LINK_ADVERB },
  { "already", NCI_LINK_ADVERB },
  { "also", NCI_LINK_ADVERB },
  { "am", NCI_LINK_BE },
  { "apparently", NCI_LINK_ADVERB },
  { "are", NCI_LINK_BE },
  { "as", NCI_LINK_PASSES },
  { "be", NCI_LINK_BE },
  { "been", NCI_LINK_BE },
  { "being", NCI_LINK_BE },
  { "believed", NCI_LINK_PASSES },
  { "both", NCI_LINK_ADVERB },
  { "buried", NCI_LINK_PASSES },
  { "can", NCI_LINK_MODAL },
  { "confirmed", NCI_LINK_PASSES },
  { "could", NCI_LINK_MODAL },
  { "declared", NCI_LINK_PASSES },
  { "far", NCI_LINK_ADVERB },
  { "feared", NCI_LINK_PASSES },
  { "found", NCI_LINK_PASSES },
  { "go", NCI_LINK_PASSES },
  { "goes", NCI_LINK_PASSES },
  { "going", NCI_LINK_PASSES },
  { "gone", NCI_LINK_PASSES },
  { "had", NCI_LINK_HAVE },
  { "has", NCI_LINK_HAVE },
  { "have", NCI_LINK_HAVE },
  { "having", NCI_LINK_HAVE },
  { "held", NCI_LINK_PASSES },
  { "himself", NCI_LINK_ADVERB },
  { "into", NCI_LINK_PASSES },
  { "is", NCI_LINK_BE },
  { "known", NCI_LINK_PASSES },
  { "later", NCI_LINK_ADVERB },
  { "left", NCI_LINK_PASSES },
  { "listed", NCI_LINK_PASSES },
  { "may", NCI_LINK_MODAL },
  { "might", NCI_LINK_MODAL },
  { "must", NCI_LINK_MODAL },
  { "n't", NCI_LINK_NOT },
  { "neither", NCI_LINK_NOT },
  { "never", NCI_LINK_NOT },
  { "no", NCI_LINK_NOT },
  { "nobody", NCI_LINK_NOT },
  { "nor", NCI_LINK_NOT },
  { "not", NCI_LINK_NOT },
  { "now", NCI_LINK_ADVERB },
  { "once", NCI_LINK_ADVERB },
  { "presumed", NCI_LINK_PASSES },
  { "pronounced", NCI_LINK_PASSES },
  { "remain", NCI_LINK_PASSES },
  { "remained", NCI_LINK_PASSES },
  { "remaining", NCI_LINK_PASSES },
  { "remains", NCI_LINK_PASSES },
  { "reported", NCI_LINK_PASSES },
  { "reportedly", NCI_LINK_ADVERB },
  { "said", NCI_LINK_PASSES },
  { "shall", NCI_LINK_MODAL },
  { "shot", NCI_LINK_PASSES },
  { "should", NCI_LINK_MODAL },
  { "since", NCI_LINK_ADVERB },
  { "so", NCI_LINK_ADVERB },
  { "still", NCI_LINK_ADVERB },
  { "suspected", NCI_LINK_PASSES },
  { "taken", NCI_LINK_PASSES },
  { "that", NCI_LINK_PASSES },
  { "themselves", NCI_LINK_ADVERB },
  { "then", NCI_LINK_ADVERB },
  { "thought", NCI_LINK_PASSES },
  { "to", NCI_LINK_TO },
  { "together", NCI_LINK_ADVERB },
  { "was", NCI_LINK_BE },
  { "went", NCI_LINK_PASSES },
  { "were", NCI_LINK_BE },
  { "who", NCI_LINK_PASSES },
  { "will", NCI_LINK_MODAL },
  { "would", NCI_LINK_MODAL }
};

static bool lower_copy(ncorp_str word, char out[WORD_MAX + 1])
{
  if (word.size == 0 || word.size > WORD_MAX) return false;
  for (size_t i = 0; i < word.size; i++) out[i] = nci_to_lower(word.data[i]);
  out[word.size] = '\0';
  return true;
}

nci_casualty_word nci_casualty_word_of(ncorp_str text)
{
  char word[WORD_MAX + 1];
  if (text.size < 3 || !lower_copy(text, word)) return (nci_casualty_word){ 0 };
  for (size_t low = 0, high = sizeof casualties / sizeof *casualties; low < high;) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(casualties[middle].word, word);
    if (order == 0) return casualties[middle].tells;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return (nci_casualty_word){ 0 };
}

nci_link nci_link_of(ncorp_str text)
{
  char word[WORD_MAX + 1];
  if (!lower_copy(text, word)) return NCI_LINK_NONE;
  for (size_t low = 0, high = sizeof links / sizeof *links; low < high;) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(links[middle].word, word);
    if (order == 0) return links[middle].link;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return text.size > 4 && nci_str_ends(nci_str(word, text.size), NCI_STR("ly")) ? NCI_LINK_ADVERB : NCI_LINK_NONE;
}

/* Among many words, in alphabetical order. */
static bool sorted(ncorp_str text, const char *const *words, size_t count)
{
  char word[WORD_MAX + 1];
  if (!lower_copy(text, word)) return false;
  for (size_t low = 0, high = count; low < high;) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(words[middle], word);
    if (order == 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}
#define SORTED(word, words) sorted(word, words, sizeof words / sizeof *words)

static bool listed(ncorp_str word, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_str_is_nocase(word, words[i])) return true;
  return false;
}
#define LISTED(word, words) listed(word, words, sizeof words / sizeof *words)

nci_object_tells nci_object_tells_of(ncorp_str verb)
{
  static const char *const lose[] = { "lost", "lose", "loses", "losing" };
  static const char *const suffer[] = { "suffered", "suffer", "suffering", "sustained", "sustaining" };
  static const char *const flee[] = { "fled", "flee", "fleeing", "flees" };
  if (LISTED(verb, lose)) return NCI_OBJECT_LIVES;
  if (LISTED(verb, suffer)) return NCI_OBJECT_INJURIES;
  return LISTED(verb, flee) ? NCI_OBJECT_HOME : NCI_OBJECT_TELLS_NOTHING;
}

bool nci_injury_noun(ncorp_str word)
{
  static const char *const words[] = { "injuries", "injury", "wounds", "wound", "burns", "fractures", "concussions", "cuts" };
  return LISTED(word, words);
}

bool nci_home_noun(ncorp_str word)
{
  static const char *const words[] = { "home", "homes", "house", "houses", "village", "villages", "town", "towns", "city", "cities", "country",
                                       "region", "province", "area", "fighting", "violence", "war", "clashes", "conflict", "floods", "flooding",
                                       "fire", "fires", "wildfire", "wildfires", "shelling", "bombardment", "persecution", "abroad" };
  return LISTED(word, words);
}

bool nci_takes_lives(ncorp_str verb)
{
  static const char *const words[] = { "claimed", "claiming", "claims", "claim", "cost", "costs", "costing", "took", "taken", "taking", "lost" };
  return LISTED(verb, words);
}

bool nci_reaches(ncorp_str verb)
{
  static const char *const words[] = { "reached", "reaches", "hit", "passed", "exceeded", "exceeds", "topped", "surpassed", "is", "was", "stands" };
  return LISTED(verb, words);
}

bool nci_shoots(ncorp_str verb)
{
  static const char *const words[] = { "shot", "shoot", "shoots", "shooting" };
  return LISTED(verb, words);
}

bool nci_drives(ncorp_str verb)
{
  static const char *const words[] = { "forced", "forcing", "forces", "drove", "driven", "driving" };
  return LISTED(verb, words);
}

bool nci_determiner(ncorp_str word)
{
  static const char *const words[] = { "the", "all", "another", "other", "its", "their", "his", "her", "these", "those", "an", "a", "further", "additional" };
  return LISTED(word, words);
}

bool nci_follows_clause(ncorp_str word)
{
  static const char *const words[] = { "in", "on", "at", "by", "after", "when", "as", "and", "or", "but", "during", "near", "while", "since", "from",
                                       "over", "across", "outside", "inside", "before", "amid", "for", "with", "following", "so", "this", "last" };
  return LISTED(word, words);
}

bool nci_begins_insertion(ncorp_str word)
{
  static const char *const words[] = { "including", "among", "most", "mostly", "many", "some", "several", "all", "both", "mainly", "largely" };
  return LISTED(word, words);
}

bool nci_no_casualty(ncorp_str lemma)
{
  static const char *const words[] = {
    "acre", "animal", "bear", "bee", "bill", "bird", "buffalo", "bull", "calf", "camel", "cat", "cattle", "cell", "chicken",
    "cow", "crocodile", "crop", "cub", "deal", "deer", "dog", "dolphin", "donkey", "duck", "elephant", "fish", "goat", "goose",
    "gorilla", "hectare", "hen", "hog", "horse", "idea", "insect", "job", "kitten", "leopard", "lion", "livestock", "monkey",
    "mosquito", "mouse", "mule", "panda", "penguin", "pet", "pig", "plan", "plant", "poultry", "project", "puppy", "rat",
    "reindeer", "rhino", "salmon", "seal", "shark", "sheep", "swan", "tiger", "tree", "turtle", "weed", "whale", "wolf"
  };
  return SORTED(lemma, words);
}

bool nci_person_noun(ncorp_str lemma)
{
  static const char *const persons[] = {
    "adolescent", "adult", "agent", "american", "athlete", "baby", "boy", "brother", "cadet", "captive", "child", "citizen",
    "civilian", "cleric", "combatant", "comrade", "conscript", "convict", "couple", "crew", "crewmate", "daughter", "dead",
    "defendant", "detainee", "dissident", "doctor", "family", "father", "foreigner", "fugitive", "girl", "guest", "hostage",
    "household", "husband", "immigrant", "infant", "inhabitant", "inmate", "israeli", "journalist", "local", "man", "medic",
    "member", "migrant", "militant", "minor", "monk", "mother", "national", "nun", "nurse", "occupant", "official", "other",
    "palestinian", "parent", "passenger", "patient", "pedestrian", "people", "person", "personnel", "police", "priest",
    "prisoner", "protestant", "pupil", "recruit", "refugee", "relative", "resident", "russian", "schoolboy", "schoolgirl",
    "servant", "sibling", "sister", "soldier", "son", "staff", "student", "survivor", "suspect", "teen", "teenager", "toddler",
    "tourist", "troop", "ukrainian", "victim", "villager", "wife", "woman", "youth"
  };
  static const char *const things[] = {
    "banner", "bomber", "border", "buffer", "calculator", "carrier", "center", "chapter", "charter", "cluster", "coffee",
    "committee", "computer", "container", "conveyor", "corner", "counter", "cruiser", "degree", "destroyer", "dinner", "door",
    "elevator", "error", "factor", "fee", "floor", "flower", "folder", "freighter", "generator", "guarantee", "helicopter",
    "jumper", "laser", "layer", "letter", "liter", "locker", "meter", "mirror", "monster", "motor", "newspaper", "number",
    "order", "paper", "poster", "power", "quarter", "reactor", "refrigerator", "register", "river", "roller", "router",
    "sector", "sensor", "server", "shelter", "steamer", "tanker", "tiger", "tower", "tractor", "trailer", "transfer",
    "transformer", "trawler", "tree", "vector", "water", "weather"
  };
  static const ncorp_str endings[] = { { "man", 3 }, { "woman", 5 }, { "person", 6 }, { "child", 5 }, { "er", 2 }, { "or", 2 }, { "ist", 3 }, { "ian", 3 }, { "ee", 2 } };
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (lemma.size > endings[i].size + 1 && nci_str_ends(lemma, endings[i])) return !SORTED(lemma, things);
  return SORTED(lemma, persons);
}
