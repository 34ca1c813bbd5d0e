/* Names of persons, laid on each other word by word: the likeness of words is a weighted edit distance of their keys, the score
 * a sum of points (Fellegi, Sunter 1969) turned into a probability. */
#include "knowledge/name_likeness.h"
#include "base/str.h"
#include "text/translit.h"

enum { ALIKE = 1000, SHORT_FORM = 900, SURE = 850, INITIAL = 700, FAINT = 600, LONGEST = 31, SHORT = 3, RARE = 100, OTHER_NAMES = 200, CLOSE = 880, ARTICLE = 50 };

static bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

#define L(letter) (UINT32_C(1) << ((letter) - 'a'))

/* For each letter those that systems of transliteration and dictation take for it. */
static const uint32_t taken_for[26] = {
  ['b' - 'a'] = L('p') | L('v'), ['c' - 'a'] = L('s') | L('k') | L('t') | L('j') | L('h'), ['d' - 'a'] = L('t') | L('z'), ['f' - 'a'] = L('v'), ['g' - 'a'] = L('k') | L('h') | L('j'),
  ['h' - 'a'] = L('c') | L('k') | L('g') | L('j') | L('s'), ['i' - 'a'] = L('j'), ['j' - 'a'] = L('i') | L('g') | L('z') | L('h') | L('c'),
  ['k' - 'a'] = L('g') | L('h') | L('c'), ['m' - 'a'] = L('n'), ['n' - 'a'] = L('m'), ['p' - 'a'] = L('b'),
  ['s' - 'a'] = L('z') | L('h') | L('t') | L('c'), ['t' - 'a'] = L('d') | L('s') | L('c'), ['u' - 'a'] = L('v'),
  ['v' - 'a'] = L('f') | L('b') | L('u'), ['z' - 'a'] = L('s') | L('j') | L('d')
};

/* Vowels that dictation and systems of transliteration take for each other cost little; others tell names apart (Kamal, Kamil). */
static int vowel_cost(char a, char b)
{
  static const struct { char a, b; uint8_t cost; } list[] = { { 'a', 'e', 25 }, { 'e', 'i', 25 }, { 'o', 'u', 20 }, { 'a', 'o', 40 }, { 'a', 'u', 50 } };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if ((list[i].a == a && list[i].b == b) || (list[i].a == b && list[i].b == a)) return list[i].cost;
  return 70;
}

static int change_cost(char a, char b)
{
  if (a == b) return 0;
  if ((a == 'u' && b == 'v') || (a == 'v' && b == 'u')) return 25; /* Darwish, Darouiche */
  if (vowel(a) && vowel(b)) return vowel_cost(a, b);
  return nci_is_lower(a) && nci_is_lower(b) && taken_for[a - 'a'] & L(b) ? 40 : 100;
}

/* Arabic and Hebrew write few vowels: "mhmd". */
static bool leaves_out_vowels(ncorp_str key)
{
  size_t written = 0, letters = 0;
  for (size_t i = 0; i < key.size; i++) {
    written += vowel(key.data[i]);
    letters += i == 0 || key.data[i] != 'h';
  }
  return written * 4 <= letters;
}

static int drop_cost(char c, int of_vowel) { return vowel(c) ? of_vowel : c == 'h' ? 20 : 100; }

int nci_keys_alike(ncorp_str a, ncorp_str b)
{
  if (nci_str_eq(a, b)) return ALIKE;
  if (!a.size || !b.size || a.size > LONGEST || b.size > LONGEST || a.size > 3 * b.size || b.size > 3 * a.size) return 0;
  bool few_vowels = leaves_out_vowels(a) || leaves_out_vowels(b);
  int row[LONGEST + 1], of_vowel = few_vowels ? 15 : 35;
  row[0] = 0;
  for (size_t j = 1; j <= b.size; j++) row[j] = row[j - 1] + drop_cost(b.data[j - 1], of_vowel);
  for (size_t i = 1; i <= a.size; i++) {
    int diagonal = row[0], drop = drop_cost(a.data[i - 1], of_vowel);
    row[0] += drop;
    for (size_t j = 1; j <= b.size; j++) {
      int change = diagonal + change_cost(a.data[i - 1], b.data[j - 1]);
      int less = row[j] + drop, more = row[j - 1] + drop_cost(b.data[j - 1], of_vowel);
      diagonal = row[j];
      row[j] = change < less ? (change < more ? change : more) : (less < more ? less : more);
    }
  }
  int cost = row[b.size];
  char x = a.data[0], y = b.data[0];
  if (x != y && !(vowel(x) && vowel(y))) cost += change_cost(x, y) <= 50 ? 25 : 50;
  if (!few_vowels && (a.size <= SHORT || b.size <= SHORT)) cost += 30; /* "Ho", "Hun" */
  int longer = (int)(a.size > b.size ? a.size : b.size);
  int like = ALIKE - 10 * cost / longer;
  return like > 0 ? like : 0;
}

/* Two words of which both are well-known names are less likely one that was misspelled: Hamid, Ahmad. */
static int words_alike(const nci_name_word *a, const nci_name_word *b)
{
  if (a->initial || b->initial) return a->skeleton.data[0] == b->skeleton.data[0] ? INITIAL : 0;
  if (nci_str_eq(a->skeleton, b->skeleton)) return ALIKE;
  int like = nci_keys_alike(a->key, b->key);
  if (like < SURE) {
    int other = nci_keys_alike(nci_name_bare_key(a->key), nci_name_bare_key(b->key)) - ARTICLE;
    if (other > like) like = other;
  }
  return like < CLOSE && a->weight < RARE && b->weight < RARE && !nci_str_eq(a->loose, b->loose) ? like - OTHER_NAMES : like;
}

int nci_keys_joined_alike(ncorp_str first, ncorp_str second, ncorp_str one)
{
  char room[LONGEST];
  if (first.size + second.size > sizeof room) return 0;
  memcpy(room, first.data, first.size);
  size_t n = first.size, from = n && second.size && room[n - 1] == second.data[0];
  memcpy(room + n, second.data + from, second.size - from);
  return nci_keys_alike(nci_str(room, n + second.size - from), one);
}

/* One name laid on another: for each word the one of the other name that it is, + 1 (or 0), and how alike the two are. */
typedef struct laid {
  uint8_t on[NCI_NAME_WORDS];
  int like[NCI_NAME_WORDS];
} laid;

static void lay(laid *a, uint32_t i, laid *b, uint32_t j, int like)
{
  a->on[i] = (uint8_t)(j + 1);
  b->on[j] = (uint8_t)(i + 1);
  a->like[i] = b->like[j] = like;
}

/* Lays words on each other, the most alike first, down to a likeness. */
static void lay_words(const nci_person_name *a, laid *on_b, const nci_person_name *b, laid *on_a,
                      int like[NCI_NAME_WORDS][NCI_NAME_WORDS], int least)
{
  for (;;) {
    int best = least;
    uint32_t bi = a->count, bj = 0;
    for (uint32_t i = 0; i < a->count; i++)
      for (uint32_t j = 0; j < b->count; j++)
        if (!on_b->on[i] && !on_a->on[j] && like[i][j] > best) best = like[i][j], bi = i, bj = j;
    if (bi == a->count) return;
    lay(on_b, bi, on_a, bj, best);
  }
}

/* Words that one name writes as one and the other as two: "Abdulrahman", "Abd al-Rahman". */
static void lay_joined(const nci_person_name *a, laid *on_b, const nci_person_name *b, laid *on_a)
{
  for (uint32_t i = 0; i + 1 < a->count; i++)
    for (uint32_t j = 0; j < b->count; j++) {
      if (on_b->on[i] || on_b->on[i + 1] || on_a->on[j] || a->words[i].initial) continue;
      int like = nci_keys_joined_alike(a->words[i].key, a->words[i + 1].key, b->words[j].key);
      if (like < SURE) continue;
      lay(on_b, i + 1, on_a, j, like);
      lay(on_b, i, on_a, j, like);
    }
}

static void lay_names(const nci_lexicon *lexicon, const nci_person_name *a, laid *on_b, const nci_person_name *b, laid *on_a)
{
  int like[NCI_NAME_WORDS][NCI_NAME_WORDS];
  for (uint32_t i = 0; i < a->count; i++)
    for (uint32_t j = 0; j < b->count; j++) {
      like[i][j] = words_alike(&a->words[i], &b->words[j]);
      if (like[i][j] && i != j && a->count - i != b->count - j) like[i][j]--; /* of equals, those in the same place */
    }
  if (like[0][0] > FAINT && like[0][0] < ALIKE && nci_given_names_of_two_genders(lexicon, &a->words[0], &b->words[0])) like[0][0] = 0;
  *on_a = *on_b = (laid){ 0 };
  lay_words(a, on_b, b, on_a, like, SURE);
  lay_joined(a, on_b, b, on_a);
  lay_joined(b, on_a, a, on_b);
  lay_words(a, on_b, b, on_a, like, FAINT);
  if (!on_b->on[0] && !on_a->on[0] &&
      (nci_given_name_short_for(lexicon, &a->words[0], &b->words[0]) || nci_given_name_short_for(lexicon, &b->words[0], &a->words[0])))
    lay(on_b, 0, on_a, 0, SHORT_FORM);
}

/* What the evidence is worth, in hundredths of a bit (Fellegi, Sunter 1969): a word that both have speaks for one person the
 * more, the fewer people bear it, and one that the shorter name has alone speaks against it. Set by judgement, not fitted. */
enum { PRIOR = -430, PER_WEIGHT = 8, LACKED = 500, LACKED_END = 700, EXTRA = 60, EXTRA_FIRST = 10, CROSSED = 150, OTHER_FIRST = 7, OTHER_LAST = 300,
       ENOUGH = 1400 };

/* From 0 where two words have nothing to say to 1000 where they are the same. */
static int32_t sameness(int like) { return like <= FAINT ? 0 : (like - FAINT) * 1000 / (ALIKE - FAINT); }

static int32_t worth_of(const nci_name_word *w, int like, bool end)
{
  int32_t same = sameness(like), lacked = (end ? LACKED_END : LACKED) * (50 + w->weight / 2) / 100;
  if (w->initial) return like ? PER_WEIGHT * w->weight : -lacked;
  return (same * PER_WEIGHT * w->weight - (1000 - same) * lacked) / 1000;
}

int32_t nci_likelihood(int32_t hundredths)
{
  static const int16_t at[] = { 0, 8, 15, 30, 59, 111, 200, 333, 500, 667, 800, 889, 941, 970, 985, 992, 1000 }; /* of -8 to 8 */
  if (hundredths <= -800) return 0;
  if (hundredths >= 800) return 1000;
  int32_t whole = (hundredths + 800) / 100, part = (hundredths + 800) % 100;
  return at[whole] + (at[whole + 1] - at[whole]) * part / 100;
}

/* Any order of two names of one length, so that the result does not depend on which is given first. */
static bool follows(const nci_person_name *a, const nci_person_name *b)
{
  for (uint32_t i = 0; i < a->count; i++) {
    int order = nci_str_cmp(a->words[i].skeleton, b->words[i].skeleton);
    if (order) return order > 0;
  }
  return false;
}

void nci_name_evidence_of(const nci_lexicon *lexicon, const nci_person_name *a, const nci_person_name *b, nci_name_evidence *out)
{
  *out = (nci_name_evidence){ 0 };
  if (!a->count || !b->count) return;
  if (a->count > b->count || (a->count == b->count && follows(a, b))) {
    const nci_person_name *swap = a;
    a = b;
    b = swap;
  }
  laid on_a, on_b; /* a's words on b's, and the reverse */
  lay_names(lexicon, a, &on_b, b, &on_a);
  int32_t bits = PRIOR;
  for (uint32_t i = 0; i < a->count; i++) {
    bits += worth_of(&a->words[i], on_b.like[i], i == 0 || i + 1 == a->count);
    if (!on_b.on[i]) {
      out->lacking++;
      continue;
    }
    out->found++;
    bool crossed = false;
    for (uint32_t k = 0; k < i; k++) crossed |= on_b.on[k] > on_b.on[i];
    out->crossed += crossed;
  }
  if (!out->found) return;
  if (bits > PRIOR + ENOUGH) bits = PRIOR + ENOUGH; /* brothers may share any number of words */
  for (uint32_t j = 0; j < b->count; j++)
    if (!on_a.on[j]) bits -= EXTRA;
  out->other_first = out->found > 1 && !on_a.on[0];
  if (out->other_first) bits -= b->words[0].weight * (on_b.on[0] ? EXTRA_FIRST : OTHER_FIRST);
  if (!on_b.on[a->count - 1] && !on_a.on[b->count - 1]) bits -= OTHER_LAST;
  bits -= (int32_t)out->crossed * CROSSED;
  out->score = nci_likelihood(bits);
}
