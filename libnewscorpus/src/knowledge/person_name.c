/* Comparing the names of persons by their parts. */
#include "knowledge/person_name.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "text/fold.h"
#include "text/translit.h"
#include "text/utf8.h"

static bool one_of(ncorp_str s, const char *const *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_str_is(s, list[i])) return true;
  return false;
}

/* Words that stand before a surname and are written or left out at will. */
static bool is_particle(ncorp_str skeleton)
{
  static const char *const list[] = { "van", "von", "der", "den", "de", "del", "della", "da", "di", "du", "dos", "das",
                                      "la", "le", "al", "el", "bin", "ibn", "ter", "ten", "zu", "und", "y", "e",
                                      "ben", "ould", "ul", "ur", "ud", "us", "ol", "as", "ash", "ad", "ar", "at", "az" };
  return one_of(skeleton, list, sizeof list / sizeof *list);
}

/* Titles that stand before a name and are written or left out at will. */
static bool is_title(ncorp_str skeleton)
{
  static const char *const list[] = { "sheikh", "shaykh", "shaikh", "sheik", "cheikh", "haji", "hajji", "hajj", "haj", "hadji", "mullah", "mulla", "molla",
                                      "mawlawi", "maulawi", "maulvi", "molvi", "mufti", "qari", "sayyid", "sayed", "sayyed", "seyed", "seyyed", "ustad", "ayatollah", "hojatoleslam",
                                      "dr", "doctor", "prof", "professor", "gen", "general", "col", "colonel", "major", "capt",
                                      "captain", "lt", "sgt", "rev", "mr", "mrs", "ms", "sir" };
  return one_of(skeleton, list, sizeof list / sizeof *list);
}

/* A particle that can open a lone surname ("Van Rompuy", "al-Assad"). */
static bool opens_surname(ncorp_str word, ncorp_str skeleton)
{
  static const char *const list[] = { "van", "von", "bin", "ibn", "de", "del", "da", "di", "du" };
  return one_of(skeleton, list, sizeof list / sizeof *list) || (nci_is_lower(word.data[0]) && is_particle(skeleton));
}

/* Given names that are often abbreviated in writing, and "Abdul Rahman", which is Abd al-Rahman. */
static ncorp_str written_out(ncorp_str skeleton)
{
  static const struct { const char *abbreviated, *full; } list[] = { { "mohd", "mohamad" }, { "mhd", "mohamad" }, { "md", "mohamad" }, { "muhd", "muhamad" },
    { "wm", "william" }, { "chas", "charles" }, { "thos", "thomas" }, { "geo", "george" }, { "jos", "joseph" },
    { "abdul", "abd" }, { "abdel", "abd" }, { "abdal", "abd" }, { "abdol", "abd" }, { "abdoul", "abd" } };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(skeleton, list[i].abbreviated)) return nci_cstr(list[i].full);
  return skeleton;
}

/* Korean family names whose usual spelling is not what their letters say. */
static ncorp_str usual_spelling(ncorp_str read)
{
  static const struct { const char *read, *usual; } list[] = { { "i", "lee" }, { "pak", "park" }, { "choe", "choi" }, { "o", "oh" }, { "u", "woo" } };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(read, list[i].read)) return nci_cstr(list[i].usual);
  return read;
}

static char suffix_of(ncorp_str skeleton)
{
  static const struct { const char *word; char kind; } list[] = {
    { "jr", 'j' }, { "junior", 'j' }, { "sr", 's' }, { "senior", 's' }, { "ii", '2' }, { "iii", '3' }, { "iv", '4' }
  };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(skeleton, list[i].word)) return list[i].kind;
  return 0;
}

static bool parts_words(uint32_t c)
{
  return c == '-' || c == '.' || c == ',' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x30fb || nci_char_space(c);
}

/* The next word of a name from *at on; absent at the end. */
static ncorp_str next_word(ncorp_str name, size_t *at)
{
  size_t size, start;
  uint32_t c;
  while (*at < name.size && (c = nci_utf8_decode(name, *at, &size), parts_words(c))) *at += size;
  for (start = *at; *at < name.size && (c = nci_utf8_decode(name, *at, &size), !parts_words(c));) *at += size;
  return start < *at ? nci_str(name.data + start, *at - start) : NCI_NO_STR;
}

void nci_person_name_parse(nci_arena *arena, ncorp_str name, nci_person_name *out)
{
  *out = (nci_person_name){ 0 };
  size_t at = 0;
  ncorp_str word;
  uint32_t seen = 0;
  while ((word = next_word(name, &at)).size) {
    size_t family = seen || at < name.size ? 0 : nci_family_name(word);
    if (family) { /* and the given name behind it, as the next word */
      at -= word.size - family;
      word.size = family;
    }
    ncorp_str skeleton = nci_romanize(arena, nci_skeleton(arena, word));
    if (!skeleton.size) continue;
    skeleton = family ? usual_spelling(skeleton) : written_out(skeleton);
    bool more = at < name.size;
    seen++;
    if (seen > 1 && suffix_of(skeleton)) {
      out->suffix = suffix_of(skeleton);
      continue;
    }
    if (more && (seen == 1 ? opens_surname(word, skeleton) : is_particle(skeleton))) continue;
    if (out->count == NCI_NAME_WORDS) out->count--; /* the last one is the surname, whatever the length */
    out->words[out->count++] = (nci_name_word){ skeleton, nci_name_key(arena, skeleton), NCI_NO_STR, skeleton.size == 1, 0 };
    nci_name_word *w = &out->words[out->count - 1];
    w->loose = nci_name_loose_key(arena, w->key);
  }
}

void nci_person_name_weigh(const nci_lexicon *lexicon, nci_person_name *name)
{
  enum { INITIAL = 15, OF_MANY = 35, OF_SOME = 65, OF_FEW = 100 };
  for (uint32_t i = 0; i + 1 < name->count && name->count > 2;) {
    if (!is_title(name->words[i].skeleton)) i++;
    else memmove(&name->words[i], &name->words[i + 1], (--name->count - i) * sizeof *name->words);
  }
  for (uint32_t i = 0; i < name->count; i++) {
    nci_name_word *w = &name->words[i];
    uint32_t row[1];
    if (w->initial) w->weight = INITIAL;
    else if (nci_lexicon_row(lexicon, NCI_LEX_NAME_WORDS, NCI_NAME_WORDS_KEY, w->key) < nci_lexicon_rows(lexicon, NCI_LEX_NAME_WORDS)) w->weight = OF_MANY;
    else if (nci_lexicon_find(lexicon, NCI_LEX_GIVEN_NAMES, w->skeleton, row, 1) || nci_lexicon_find(lexicon, NCI_LEX_SURNAMES, w->skeleton, row, 1))
      w->weight = OF_SOME;
    else w->weight = OF_FEW;
  }
}

static bool same_start(char a, char b) { return a == b || (strchr("gh", a) && strchr("gh", b)); }

/* How alike two words are: 3 same letters, 2 same sound, 1 the same consonants and nearly the same vowels, 0 different. */
static int word_likeness(const nci_name_word *a, const nci_name_word *b)
{
  if (nci_str_eq(a->skeleton, b->skeleton)) return 3;
  if (a->initial || b->initial) return 0;
  if (nci_str_eq(a->key, b->key)) return 2;
  if (a->key.size < 4 || b->key.size < 4 || !same_start(a->key.data[0], b->key.data[0])) return 0;
  return nci_str_eq(a->loose, b->loose) && nci_edit_distance(a->key, b->key, 2) <= 2 ? 1 : 0;
}

/* The genders of a given name that the lexicon knows: 1 women's, 2 men's, 3 both, 0 unknown. */
static unsigned genders(const nci_lexicon *lexicon, ncorp_str name)
{
  enum { ROOM = 4 };
  uint32_t rows[ROOM];
  size_t count = nci_lexicon_find(lexicon, NCI_LEX_GIVEN_NAMES, name, rows, ROOM);
  unsigned found = 0;
  for (size_t i = 0; i < count && i < ROOM; i++) {
    ncorp_str gender = nci_lexicon_field(lexicon, NCI_LEX_GIVEN_NAMES, rows[i], NCI_GIVEN_NAMES_GENDER);
    found |= !gender.size ? 3u : gender.data[0] == 'f' ? 1u : gender.data[0] == 'm' ? 2u : 3u;
  }
  return found;
}

bool nci_given_names_of_two_genders(const nci_lexicon *lexicon, const nci_name_word *a, const nci_name_word *b)
{
  if (!a->key.size || !b->key.size) return false;
  unsigned ga = genders(lexicon, a->skeleton), gb = genders(lexicon, b->skeleton);
  char last_a = a->key.data[a->key.size - 1], last_b = b->key.data[b->key.size - 1];
  return (ga && gb && !(ga & gb)) || (last_a != last_b && strchr("ao", last_a) && strchr("ao", last_b)); /* Maria, Mario */
}

/* The names that a short or pet form stands for; gives how many were put into names[]. */
static size_t full_forms(const nci_lexicon *lexicon, ncorp_str name, ncorp_str *names, size_t room)
{
  enum { ROWS = 16 };
  uint32_t rows[ROWS];
  size_t count = nci_lexicon_find(lexicon, NCI_LEX_NICKNAMES, name, rows, ROWS), put = 0;
  for (size_t i = 0; i < count && i < ROWS && put < room; i++)
    names[put++] = nci_lexicon_field(lexicon, NCI_LEX_NICKNAMES, rows[i], NCI_NICKNAMES_NAME);
  return put;
}

bool nci_given_name_short_for(const nci_lexicon *lexicon, const nci_name_word *a, const nci_name_word *b)
{
  enum { ROOM = 16 };
  ncorp_str full[ROOM];
  size_t count = full_forms(lexicon, a->skeleton, full, ROOM);
  for (size_t i = 0; i < count; i++)
    if (nci_str_eq_nocase(full[i], b->skeleton)) return true;
  return false;
}

/* Given names, as word_likeness; an initial that fits counts as -1. */
static int given_likeness(const nci_lexicon *lexicon, const nci_name_word *a, const nci_name_word *b)
{
  if (a->initial != b->initial) return a->skeleton.data[0] == b->skeleton.data[0] ? -1 : 0;
  int like = word_likeness(a, b);
  if (like > 1) return like;
  if (nci_given_name_short_for(lexicon, a, b) || nci_given_name_short_for(lexicon, b, a)) return 2;
  return like && nci_given_names_of_two_genders(lexicon, a, b) ? 0 : like;
}

/* Whether middle names speak against each other: each one of the shorter name has to fit one of the longer, in order. */
static bool middles_agree(const nci_person_name *a, const nci_person_name *b)
{
  if (a->count > b->count) {
    const nci_person_name *swap = a;
    a = b;
    b = swap;
  }
  uint32_t j = 1;
  for (uint32_t i = 1; i + 1 < a->count; i++) {
    const nci_name_word *w = &a->words[i];
    for (; j + 1 < b->count; j++) {
      const nci_name_word *v = &b->words[j];
      if (w->initial || v->initial ? w->skeleton.data[0] == v->skeleton.data[0] : word_likeness(w, v) > 0) break;
    }
    if (j + 1 >= b->count) return false;
    j++;
  }
  return true;
}

nci_likeness nci_person_names_compare(const nci_lexicon *lexicon, const nci_person_name *a, const nci_person_name *b)
{
  if (a->count < 2 || b->count < 2) return NCI_NAMES_DIFFER;
  if (a->suffix != b->suffix && a->suffix != 's' && b->suffix != 's') return NCI_NAMES_DIFFER;
  if ((a->suffix == 's' && b->suffix && b->suffix != 's') || (b->suffix == 's' && a->suffix && a->suffix != 's'))
    return NCI_NAMES_DIFFER;
  int last = word_likeness(&a->words[a->count - 1], &b->words[b->count - 1]);
  if (!last) return NCI_NAMES_DIFFER;
  int given = given_likeness(lexicon, &a->words[0], &b->words[0]);
  if (given == 0 || !middles_agree(a, b)) return NCI_NAMES_DIFFER;
  if (a->words[0].initial && b->words[0].initial && a->count > 2 && a->count == b->count && last >= 2) return NCI_NAMES_SAME;
  if (given < 0 || a->words[0].initial) return last >= 2 ? NCI_NAMES_OPEN : NCI_NAMES_DIFFER;
  if (last >= 2 && given >= 2) return NCI_NAMES_SAME;
  if (last + given >= 3) return NCI_NAMES_LIKELY;
  return NCI_NAMES_DIFFER;
}

/* Family names of China, Korea and Vietnam, which stand before the given name. */
static bool family_name_first(ncorp_str skeleton)
{
  static const char *const list[] = { "li", "wang", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu",
    "sun", "hu", "zhu", "gao", "lin", "guo", "ma", "luo", "xi", "deng", "mao", "jiang", "wen", "peng", "kim", "lee",
    "park", "choi", "jung", "kang", "cho", "yoon", "jang", "lim", "han", "moon", "nguyen", "tran", "pham", "hoang",
    "phan", "dang", "bui", "vo", "to" };
  return one_of(skeleton, list, sizeof list / sizeof *list);
}

bool nci_person_name_short_for(const nci_person_name *lone, const nci_person_name *full)
{
  if (lone->count != 1 || full->count < 2 || (lone->suffix && lone->suffix != full->suffix)) return false;
  const nci_name_word *w = &lone->words[0];
  if (word_likeness(w, &full->words[full->count - 1]) >= 2) return true;
  return full->count <= 3 && nci_str_eq(w->skeleton, full->words[0].skeleton) && family_name_first(w->skeleton);
}
