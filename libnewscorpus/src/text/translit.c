/* Keys of names: one form for the spellings that transliteration leaves open. Knows nothing of persons and places. */
#include "text/translit.h"
#include "base/str.h"

/* What is written in several ways, the longest first where one begins with another; c is the sound of "ch", since c itself becomes s or k. */
static const struct { const char *from, *to; } same_sound[] = {
  { "tsch", "c" }, { "iye", "e" }, { "ije", "e" }, { "iya", "ia" }, { "dzh", "j" }, { "sch", "sh" }, { "tch", "c" }, { "ph", "f" },
  { "kh", "h" }, { "gh", "g" }, { "ck", "k" }, { "dj", "j" }, { "tz", "ts" }, { "cz", "c" }, { "sz", "sh" }, { "ou", "u" }, { "oo", "u" },
  { "ie", "e" }, { "ye", "e" }, { "ch", "c" }, { "ya", "ia" }, { "yu", "iu" }, { "y", "i" }, { "w", "v" },
  { "x", "ks" }
};

static bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/* Appends a letter unless it repeats the last one. */
static size_t put(char *out, size_t n, char c)
{
  if (n == 0 || out[n - 1] != c) out[n++] = c;
  return n;
}

ncorp_str nci_name_key(nci_arena *arena, ncorp_str skeleton)
{
  ncorp_str s = nci_romanize(arena, skeleton);
  char *out = nci_arena_alloc(arena, s.size * 2 + 1, 1); /* x becomes ks */
  if (!out) return NCI_NO_STR;
  size_t n = 0, i = 0;
  while (i < s.size) {
    size_t k = 0, kinds = sizeof same_sound / sizeof *same_sound;
    while (k < kinds && (same_sound[k].from[0] != s.data[i] ||
                         !nci_str_starts(nci_str(s.data + i, s.size - i), nci_cstr(same_sound[k].from)))) k++;
    if (k < kinds) {
      for (const char *to = same_sound[k].to; *to; to++) n = put(out, n, *to);
      i += strlen(same_sound[k].from);
      continue;
    }
    char c = s.data[i++];
    if (c == 'q' && i == 1 && s.size > 1 && s.data[1] != 'u') c = 'g'; /* Qasimov, Gasimov */
    else if (c == 'c') c = i < s.size && strchr("eiy", s.data[i]) ? 's' : 'k';
    else if (c == 'j' && (i == s.size || (n && vowel(out[n - 1])))) c = 'i';
    else if (c == 'q') c = 'k';
    else if (c == '\'' || c == '-' || c == '.' || c == ' ') continue;
    n = put(out, n, c);
  }
  if (n > 2 && out[n - 1] == 'h' && vowel(out[n - 2])) n--;                  /* Sarah, Sara */
  if (n > 5 && out[n - 1] == 'f' && (out[n - 2] == 'o' || out[n - 2] == 'e')) out[n - 1] = 'v'; /* -off, -ov */
  out[n] = 0;
  return nci_str(out, n);
}

ncorp_str nci_name_loose_key(nci_arena *arena, ncorp_str key)
{
  char *out = nci_arena_alloc(arena, key.size + 1, 1);
  if (!out) return NCI_NO_STR;
  size_t n = 0;
  for (size_t i = 0; i < key.size; i++) {
    char c = key.data[i];
    if (vowel(c)) {
      if (i == 0) out[n++] = 'a';
      continue;
    }
    if (c == 'h') c = 'g';
    if (c == 'z') c = 's';
    out[n++] = c;
  }
  out[n] = 0;
  return nci_str(out, n);
}

static char rough_class(char c)
{
  static const struct { const char *letters; char stands_for; } list[] = { { "bpvf", 'b' }, { "dt", 'd' }, { "gkqh", 'g' }, { "cjszx", 's' } };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (strchr(list[i].letters, c)) return list[i].stands_for;
  return c;
}

ncorp_str nci_name_bare_key(ncorp_str key)
{
  enum { LEAST = 6 };
  bool article = key.size >= LEAST && (key.data[0] == 'a' || key.data[0] == 'e') && key.data[1] == 'l' && !vowel(key.data[2]);
  return article ? nci_str(key.data + 2, key.size - 2) : key;
}

ncorp_str nci_name_rough_key(nci_arena *arena, ncorp_str key)
{
  enum { CONSONANTS = 5 };
  char out[CONSONANTS];
  size_t n = 0;
  key = nci_name_bare_key(key);
  for (size_t i = 0; i < key.size && n < CONSONANTS; i++) {
    char c = key.data[i];
    if (c == '\0' || (i && (vowel(c) || (c == 'h' && strchr("dtszcpb", key.data[i - 1]))))) continue;
    c = vowel(c) ? 'a' : rough_class(c);
    if (n == 0 || out[n - 1] != c) out[n++] = c;
  }
  return nci_arena_bytes(arena, out, n);
}

unsigned nci_edit_distance(ncorp_str a, ncorp_str b, unsigned limit)
{
  enum { LONGEST = 63 };
  if (nci_str_eq(a, b)) return 0;
  size_t apart = a.size > b.size ? a.size - b.size : b.size - a.size;
  if (apart > limit || a.size > LONGEST || b.size > LONGEST) return limit + 1;
  unsigned row[LONGEST + 1];
  for (unsigned j = 0; j <= b.size; j++) row[j] = j;
  for (size_t i = 1; i <= a.size; i++) {
    unsigned diagonal = row[0];
    row[0] = (unsigned)i;
    for (size_t j = 1; j <= b.size; j++) {
      unsigned change = diagonal + (a.data[i - 1] != b.data[j - 1]);
      diagonal = row[j];
      unsigned skip = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      row[j] = change < skip ? change : skip;
    }
  }
  return row[b.size] <= limit ? row[b.size] : limit + 1;
}
