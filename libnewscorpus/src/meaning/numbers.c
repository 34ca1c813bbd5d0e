/* Reading numbers from atoms. It knows how numbers are written, not what they count. */
#include "meaning/numbers.h"
#include "base/decimal.h"

/* A number of words is never longer than this many atoms, so that a page of number words costs what it should. */
enum { WORDS_MAX = 16 };

static bool decimal_of_digits(ncorp_str s, ncorp_decimal *out)
{
  *out = nci_decimal_of(0);
  bool fraction = false;
  int count = 0;
  for (size_t i = 0; i < s.size; i++) {
    if (s.data[i] == '.') fraction = true;
    if (!nci_is_digit(s.data[i])) continue;
    if (++count > 18) return false;
    out->digits = out->digits * 10 + (s.data[i] - '0');
    if (fraction) out->exponent--;
  }
  return true;
}

/* The exact value when it is whole and small, else -1. */
static int64_t whole(ncorp_decimal d)
{
  int64_t n = d.digits;
  for (int32_t e = d.exponent; e > 0; e--) {
    if (n > 100000000000000) return -1;
    n *= 10;
  }
  for (int32_t e = d.exponent; e < 0; e++) {
    if (n % 10) return -1;
    n /= 10;
  }
  return n <= 1000000000000000 ? n : -1;
}

static bool scale_behind(const nci_atom *a, int *power)
{
  if (nci_atom_class(a, NCI_W_SCALE)) {
    *power = a->value;
    return true;
  }
  return false;
}

/* "m", "bn", "k" glued to digits: "75m", "1.2bn". */
static int glued_scale(const nci_atoms *atoms, const nci_atom *a)
{
  if (a->kind != NCI_ATOM_WORD || !nci_atom_glued(a)) return 0;
  if (nci_atom_is(atoms, a, "m") || nci_atom_is(atoms, a, "mn")) return 6;
  if (nci_atom_is(atoms, a, "b") || nci_atom_is(atoms, a, "bn")) return 9;
  if (nci_atom_is(atoms, a, "tn") || nci_atom_is(atoms, a, "trn")) return 12;
  if (nci_atom_is(atoms, a, "k")) return 3;
  return 0;
}

static bool read_digits(const nci_atoms *atoms, const nci_atom *a, nci_number *out)
{
  if (!decimal_of_digits(nci_atom_text(atoms, a), &out->value)) return false;
  a++;
  int power = glued_scale(atoms, a);
  if (power) {
    out->power += power;
    a++;
  }
  for (int i = 0; i < 3; i++) {
    const nci_atom *next = nci_atom_hyphen(a) ? a + 1 : a;
    if (!scale_behind(next, &power)) break;
    out->power += power;
    a = next + 1;
  }
  out->value.exponent += out->power;
  out->end = a;
  return true;
}

/* A number word's value, "a" being one where a scale follows. */
static bool read_words(const nci_atom *a, nci_number *out)
{
  const nci_atom *first = a;
  int64_t total = 0, group = 0;
  int limit = 100; /* what may still be added to the group: "twenty" takes units, "five" nothing */
  int last_power = 100;
  bool any = false;
  while (a - first < WORDS_MAX) {
    const nci_atom *next = a;
    if (any && nci_atom_hyphen(next)) next++;
    if (any && nci_atom_class(next, NCI_W_AND) && next->value == 0 && (last_power == 2 || total) &&
        nci_atom_class(next + 1, NCI_W_NUMBER))
      next++;
    if (nci_atom_class(next, NCI_W_NUMBER) && (limit > next->value || !any) && (limit != 10 || next->value > 0)) {
      group += next->value;
      limit = next->value >= 20 && next->value % 10 == 0 ? 10 : 0;
      any = true;
    } else if (nci_atom_class(next, NCI_W_A) && !any &&
               (nci_atom_class(next + 1, NCI_W_SCALE) || nci_atom_class(next + 1, NCI_W_DOZEN))) {
      out->article = true;
      group = 1;
      any = true;
      limit = 0;
    } else if (nci_atom_class(next, NCI_W_SCALE) && any && next->value == 2 && group > 0 && group < 100) {
      group *= 100;
      limit = 100;
      last_power = 2;
    } else if (nci_atom_class(next, NCI_W_SCALE) && any && next->value > 2 && group > 0 && next->value < last_power + (last_power == 2 ? 98 : 0)) {
      int64_t factor = 1;
      for (int i = 0; i < next->value; i++) factor *= 10;
      total += group * factor;
      group = 0;
      limit = 100;
      last_power = next->value;
      out->power = next->value;
    } else if (nci_atom_class(next, NCI_W_DOZEN) && any && total == 0 && group > 0 && group < 100) {
      group *= 12;
      a = next + 1;
      break;
    } else {
      break;
    }
    a = next + 1;
  }
  if (!any) return false;
  if (last_power == 2 && total == 0 && group % 100 == 0) out->power = 2;
  out->value = nci_decimal_of(total + group);
  out->end = a;
  return true;
}

/* "half a million", "half a dozen", "half an hour". */
static bool read_half(const nci_atom *a, nci_number *out)
{
  const nci_atom *next = a + 1;
  if (nci_atom_hyphen(next)) next++;
  if (nci_atom_class(next, NCI_W_A)) next++;
  if (nci_atom_class(next, NCI_W_SCALE) && next->value > 2) {
    out->value = (ncorp_decimal){ 5, next->value - 1 };
    out->end = next + 1;
    return true;
  }
  if (nci_atom_class(next, NCI_W_DOZEN)) {
    out->value = nci_decimal_of(6);
    out->end = next + 1;
    return true;
  }
  out->value = (ncorp_decimal){ 5, -1 };
  out->end = next;
  return nci_atom_class(a + 1, NCI_W_A) || nci_atom_hyphen(a + 1);
}

static void finish(nci_number *out)
{
  if (out->value.exponent >= 0 || out->value.digits % 10 == 0) out->whole = whole(out->value);
  if (out->whole >= 0 && out->value.exponent < 0) out->value = nci_decimal_of(out->whole);
}

bool nci_digits_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out)
{
  *out = (nci_number){ .end = a, .whole = -1 };
  if (a->kind != NCI_ATOM_NUMBER || !read_digits(atoms, a, out)) return false;
  finish(out);
  return true;
}

bool nci_number_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out)
{
  *out = (nci_number){ .end = a, .whole = -1, .words = a->kind == NCI_ATOM_WORD };
  bool found = false;
  if (a->kind == NCI_ATOM_NUMBER)
    found = !(a->flags & (NCI_ATOM_ORDINAL | NCI_ATOM_DECADE | NCI_ATOM_NAMED)) && read_digits(atoms, a, out);
  else if (nci_atom_class(a, NCI_W_HALF)) found = read_half(a, out);
  else if (nci_atom_class(a, NCI_W_NUMBER) || nci_atom_class(a, NCI_W_A)) found = read_words(a, out);
  if (!found) return false;
  /* "two and a half", "six and a half million" */
  const nci_atom *e = out->end;
  if (nci_atom_class(e, NCI_W_AND) && nci_atom_class(e + 1, NCI_W_A) && nci_atom_class(e + 2, NCI_W_HALF) &&
      out->value.exponent == 0 && out->value.digits < 1000) {
    out->value = (ncorp_decimal){ out->value.digits * 10 + 5, -1 };
    out->end = e + 3;
    int power;
    if (scale_behind(out->end, &power)) {
      out->value.exponent += power;
      out->power = power;
      out->end++;
    }
  }
  finish(out);
  return true;
}

/* "dozens", "hundreds", "tens": the least that it can mean. */
static bool vague_plural(const nci_atoms *atoms, const nci_atom *a, ncorp_decimal *value)
{
  if (!nci_atom_class(a, NCI_W_SCALES)) return false;
  *value = nci_atom_is(atoms, a, "dozens") ? nci_decimal_of(12) : nci_atom_is(atoms, a, "scores") ? nci_decimal_of(20) : (ncorp_decimal){ 1, a->value };
  return true;
}

bool nci_vague_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out, nci_mod *mod)
{
  *out = (nci_number){ .end = a + 1, .whole = -1, .words = true };
  *mod = NCI_MOD_EQUAL_OR_MORE;
  const nci_atom *e = nci_atom_class(a, NCI_W_A) ? a + 1 : a;
  if (vague_plural(atoms, a, &out->value)) {
    ncorp_decimal of;
    if (nci_atom_prep(a + 1, NCI_PREP_OF) && vague_plural(atoms, a + 2, &of) && of.exponent > out->value.exponent) {
      out->value.exponent += of.exponent;
      out->end = a + 3;
    } else if (nci_atom_is(atoms, a, "tens")) {
      return false;
    }
  } else if (e > a && (nci_atom_is(atoms, e, "couple") || nci_atom_is(atoms, e, "pair"))) {
    if (nci_atom_is(atoms, e, "couple")) *mod = NCI_MOD_APPROX;
    else *mod = NCI_MOD_NONE;
    out->value = nci_decimal_of(2);
    out->end = e + 1;
    if (!nci_atom_prep(out->end, NCI_PREP_OF)) return false;
  } else if (nci_atom_is(atoms, e, "several") || nci_atom_is(atoms, e, "few")) {
    const nci_atom *scale = e + 1;
    if (nci_atom_class(scale, NCI_W_DOZEN)) out->value = nci_decimal_of(36);
    else if (nci_atom_class(scale, NCI_W_SCALE)) out->value = (ncorp_decimal){ 3, scale->value };
    else return false;
    int power;
    out->end = scale + 1;
    if (scale_behind(out->end, &power)) { /* several hundred thousand */
      out->value.exponent += power;
      out->end++;
    }
  } else {
    return false;
  }
  finish(out);
  return true;
}

/* upper/lower to six digits. */
static ncorp_decimal part(int64_t upper, int64_t lower)
{
  ncorp_decimal d = { (upper * 1000000 + lower / 2) / lower, -6 };
  while (d.digits && d.digits % 10 == 0) d.digits /= 10, d.exponent++;
  return d;
}

static int64_t denominator(const nci_atoms *atoms, const nci_atom *a)
{
  static const struct {
    const char *word;
    int parts;
  } parts[] = { { "third", 3 },    { "quarter", 4 }, { "fifth", 5 }, { "sixth", 6 },  { "seventh", 7 },
                { "eighth", 8 },   { "ninth", 9 },   { "tenth", 10 } };
  ncorp_str word = nci_atom_text(atoms, a);
  if (a->kind != NCI_ATOM_WORD) return 0;
  if (word.size && nci_to_lower(word.data[word.size - 1]) == 's') word.size--;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (nci_str_is_nocase(word, parts[i].word)) return parts[i].parts;
  return 0;
}

/* "one in five", "nine out of ten": parts of a round whole. "Two in five attacks" may count the attacks. */
static bool read_ratio(const nci_atoms *atoms, const nci_atom *a, nci_number *out)
{
  nci_number upper, lower;
  if (!nci_number_read(atoms, a, &upper) || upper.whole < 1 || upper.whole > 1000) return false;
  bool out_of = nci_atom_is(atoms, upper.end, "out") && nci_atom_prep(upper.end + 1, NCI_PREP_OF);
  bool every = nci_atom_prep(upper.end, NCI_PREP_IN) && nci_atom_class(upper.end + 1, NCI_W_EVERY);
  const nci_atom *n = upper.end + 1 + (out_of || every);
  if (!out_of && !nci_atom_prep(upper.end, NCI_PREP_IN)) return false;
  if (!nci_number_read(atoms, n, &lower) || lower.whole <= upper.whole || lower.whole > 1000000 || lower.article) return false;
  bool round = lower.whole == 10 || lower.whole == 100 || lower.whole == 1000 || (lower.whole <= 5 && (out_of || every)) || upper.whole == 1;
  if (!round || (lower.words != upper.words && lower.whole > 10)) return false;
  out->value = part(upper.whole, lower.whole);
  out->end = lower.end;
  return out->value.digits > 0;
}

bool nci_fraction_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out)
{
  *out = (nci_number){ .end = a + 1, .whole = -1, .words = true };
  if (nci_atom_class(a, NCI_W_HALF)) {
    out->value = (ncorp_decimal){ 5, -1 };
    return true;
  }
  bool article = nci_atom_class(a, NCI_W_A);
  if (article || nci_atom_class(a, NCI_W_NUMBER)) {
    int64_t upper = article ? 1 : a->value;
    const nci_atom *e = nci_atom_hyphen(a + 1) ? a + 2 : a + 1;
    int64_t lower = denominator(atoms, e);
    if (lower && upper >= 1 && upper < lower) {
      out->value = part(upper, lower);
      out->end = e + 1;
      return true;
    }
  }
  return !article && read_ratio(atoms, a, out);
}

static const nci_atom *read_bound(const nci_atoms *atoms, const nci_atom *a, nci_mod *mod)
{
  *mod = NCI_MOD_NONE;
  if (nci_atom_class(a, NCI_W_BOUND)) {
    *mod = (nci_mod)a->value;
    return a + 1;
  }
  if (nci_atom_class(a, NCI_W_FEW) && a->value == 1) { /* "some 300" */
    *mod = NCI_MOD_APPROX;
    return a + 1;
  }
  if (nci_atom_class(a, NCI_W_MORE)) {
    *mod = (nci_mod)a->value;
    if (nci_atom_prep(a + 1, NCI_PREP_THAN)) return a + 2;
  } else if (nci_atom_prep(a, NCI_PREP_AT)) {
    if (nci_atom_is(atoms, a + 1, "least")) *mod = NCI_MOD_EQUAL_OR_MORE;
    if (nci_atom_is(atoms, a + 1, "most")) *mod = NCI_MOD_EQUAL_OR_LESS;
    if (*mod) return a + 2;
  } else if (nci_atom_is(atoms, a, "no") || nci_atom_is(atoms, a, "not")) {
    if (nci_atom_class(a + 1, NCI_W_MORE) && nci_atom_prep(a + 2, NCI_PREP_THAN)) {
      *mod = a[1].value == NCI_MOD_MORE_THAN ? NCI_MOD_EQUAL_OR_LESS : NCI_MOD_EQUAL_OR_MORE;
      return a + 3;
    }
  } else if (nci_atom_is(atoms, a, "up") && nci_atom_prep(a + 1, NCI_PREP_TO)) {
    *mod = NCI_MOD_EQUAL_OR_LESS;
    return a + 2;
  } else if (nci_atom_is(atoms, a, "upwards") || nci_atom_is(atoms, a, "upward")) {
    *mod = NCI_MOD_EQUAL_OR_MORE;
    if (nci_atom_prep(a + 1, NCI_PREP_OF)) return a + 2;
  } else if (nci_atom_is(atoms, a, "as") && a[1].kind == NCI_ATOM_WORD && nci_atom_is(atoms, a + 2, "as")) {
    if (nci_atom_is(atoms, a + 1, "many") || nci_atom_is(atoms, a + 1, "much")) *mod = NCI_MOD_EQUAL_OR_LESS;
    if (nci_atom_is(atoms, a + 1, "few") || nci_atom_is(atoms, a + 1, "little")) *mod = NCI_MOD_EQUAL_OR_MORE;
    if (*mod) return a + 3;
  } else if (nci_atom_is(atoms, a, "close") && nci_atom_prep(a + 1, NCI_PREP_TO)) {
    *mod = NCI_MOD_APPROX;
    return a + 2;
  } else if (nci_atom_class(a, NCI_W_A) && (nci_atom_is(atoms, a + 1, "estimated") || nci_atom_is(atoms, a + 1, "approximate"))) {
    *mod = NCI_MOD_APPROX;
    return a + 2;
  } else if (nci_atom_class(a, NCI_W_A) && nci_atom_prep(a + 2, NCI_PREP_OF)) {
    if (nci_atom_is(atoms, a + 1, "minimum")) *mod = NCI_MOD_EQUAL_OR_MORE;
    if (nci_atom_is(atoms, a + 1, "maximum")) *mod = NCI_MOD_EQUAL_OR_LESS;
    if (*mod) return a + 3;
  } else if (nci_atom_prep(a, NCI_PREP_IN) && nci_atom_is(atoms, a + 1, "excess") && nci_atom_prep(a + 2, NCI_PREP_OF)) {
    *mod = NCI_MOD_MORE_THAN;
    return a + 3;
  } else if (nci_atom_is(atoms, a, "above")) {
    *mod = NCI_MOD_MORE_THAN;
    return a + 1;
  } else if (nci_atom_is(atoms, a, "below")) {
    *mod = NCI_MOD_LESS_THAN;
    return a + 1;
  }
  *mod = NCI_MOD_NONE;
  return a;
}

const nci_atom *nci_bound_read(const nci_atoms *atoms, const nci_atom *a, nci_mod *mod)
{
  static const char *const degrees[] = { "just", "well", "slightly", "far", "significantly" };
  bool degree = false;
  if (a->kind == NCI_ATOM_WORD && a->word_class == NCI_W_NONE && (nci_atom_class(a + 1, NCI_W_BOUND) || nci_atom_class(a + 1, NCI_W_MORE)))
    for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++) degree = degree || nci_atom_is(atoms, a, degrees[i]);
  const nci_atom *end = read_bound(atoms, a + degree, mod);
  return *mod == NCI_MOD_NONE ? a : end;
}
