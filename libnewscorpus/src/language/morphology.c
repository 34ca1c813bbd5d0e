/* Lemmas and features by the longest known ending. What the model says is never trusted beyond what is checked here: numbers
 * that are too large mean that nothing is known. */
#include "language/morphology.h"

#include <string.h>
#include "base/error.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { NOTHING = -1, MAX_LABELS = 0xffff };

ncorp_status nci_morphology_open(nci_morphology *m, const nci_model_file *file, ncorp_error *error)
{
  *m = (nci_morphology){ 0 };
  nci_section rest = nci_model_section(file, "morph");
  if (!rest.bytes) return NCORP_OK;
  nci_morphology made = { 0 };
  const nci_morph_header *h = nci_section_take(&rest, 1, sizeof *h);
  if (!h) return nci_model_bad_section(error, "morph", "is too short");
  if (h->upos_count > MAX_LABELS || h->xpos_count > MAX_LABELS || !h->slot_count || (h->slot_count & (h->slot_count - 1)))
    return nci_model_bad_section(error, "morph", "has impossible counts");
  made.header = *h;
  made.pairs = nci_section_take(&rest, ((size_t)h->upos_count + 1) * ((size_t)h->xpos_count + 1), sizeof *made.pairs);
  made.contexts = nci_section_take(&rest, h->context_count, sizeof *made.contexts);
  made.edits = nci_section_take(&rest, h->edit_count, sizeof *made.edits);
  made.checks = nci_section_take(&rest, h->slot_count, sizeof *made.checks);
  made.values = nci_section_take(&rest, h->slot_count, sizeof *made.values);
  made.relations = nci_section_take(&rest, h->deprel_count, sizeof *made.relations);
  if (!made.relations || !made.pairs || !made.contexts || !made.edits || !made.checks || !made.values || rest.size) return nci_model_bad_section(error, "morph", "has another size than its counts say");
  if (!nci_labels_open(&made.adds, nci_model_section(file, "morphadd"))) return nci_model_bad_section(error, "morphadd", "is no table of strings");
  *m = made;
  return NCORP_OK;
}

void nci_morph_endings(nci_endings *e, ncorp_str lower)
{
  uint64_t h = 0x2545f4914f6cdd1du;
  size_t size = lower.size, k = 0;
  e->at[0] = h;
  e->longest = size == 0 ? 0 : size - 1 < NCI_MORPH_MAX_SUFFIX ? (uint32_t)(size - 1) : NCI_MORPH_MAX_SUFFIX;
  for (; k < size; k++) {
    h = (h ^ (unsigned char)lower.data[size - 1 - k]) * 0x100000001b3u;
    h ^= h >> 29;
    if (k < e->longest) e->at[k + 1] = h;
  }
  e->whole = ~h;
}

int nci_morph_find(const nci_morphology *m, nci_morph_query query, uint32_t context, uint64_t ending)
{
  uint64_t key = nci_morph_key(query, context, ending);
  uint32_t mask = m->header.slot_count - 1, slot = (uint32_t)key & mask, check = nci_morph_check(key);
  for (int i = 0; i < NCI_MORPH_MAX_PROBES; i++, slot = (slot + 1) & mask) {
    if (m->checks[slot] == check) return m->values[slot];
    if (m->checks[slot] == 0) break;
  }
  return NOTHING;
}

uint32_t nci_morph_context_of(const nci_morphology *m, uint32_t upos, uint32_t xpos)
{
  uint32_t context = m->pairs[nci_morph_pair(&m->header, upos, xpos)];
  return context < m->header.context_count ? context : m->header.context_count;
}

static bool has(uint16_t bits, nci_morph_query query) { return bits >> query & 1; }

/* What the longest ending says, up to `longest` bytes; `shortest` is what that of no bytes says. */
static uint32_t find_longest(const nci_morphology *m, uint32_t context, nci_morph_query query, uint32_t shortest, const nci_endings *e, uint32_t longest)
{
  uint32_t value = shortest;
  if (!has(m->contexts[context].longer, query)) return value;
  for (uint32_t k = 1; k <= e->longest && k <= longest; k++) {
    int found = nci_morph_find(m, query, context, e->at[k]);
    if (found == NOTHING) break;
    if ((found & ~NCI_MORPH_LONGER) != NCI_MORPH_PASS) value = (uint32_t)found & ~(uint32_t)NCI_MORPH_LONGER;
    if (!(found & NCI_MORPH_LONGER)) break;
  }
  return value;
}

static nci_edit find_edit(const nci_morphology *m, uint32_t context, uint32_t upos, const nci_endings *e)
{
  const nci_morph_context *c = &m->contexts[context];
  int known = has(c->known, NCI_QUERY_EDIT) ? nci_morph_find(m, NCI_QUERY_EDIT, context, e->whole) : NOTHING;
  if (known == NOTHING && has(c->known, NCI_QUERY_EDIT_UPOS)) known = nci_morph_find(m, NCI_QUERY_EDIT_UPOS, upos, e->whole);
  uint32_t value = known != NOTHING ? (uint32_t)known : find_longest(m, context, NCI_QUERY_EDIT, c->edit, e, NCI_MORPH_MAX_SUFFIX);
  return value < m->header.edit_count ? m->edits[value] : (nci_edit){ .kind = NCI_EDIT_END, .add = UINT16_MAX };
}

static nci_lemma_case find_case(const nci_morphology *m, uint32_t context, nci_word_shape shape, const nci_endings *e)
{
  const nci_morph_context *c = &m->contexts[context];
  nci_morph_query query = NCI_QUERY_CASE_SHAPE + shape;
  int known = has(c->known, query) ? nci_morph_find(m, query, context, e->whole) : NOTHING;
  if (known == NOTHING && has(c->known, query)) known = nci_morph_find(m, NCI_QUERY_CASE, context, e->whole);
  uint32_t value = known != NOTHING ? (uint32_t)known : find_longest(m, context, query, c->letters[shape], e, NCI_MORPH_CASE_SUFFIX);
  return value < NCI_CASES ? (nci_lemma_case)value : NCI_CASE_LOWER;
}

static uint32_t find_feats(const nci_morphology *m, uint32_t context, const nci_endings *e)
{
  const nci_morph_context *c = &m->contexts[context];
  int known = has(c->known, NCI_QUERY_FEATS) ? nci_morph_find(m, NCI_QUERY_FEATS, context, e->whole) : NOTHING;
  return known != NOTHING ? (uint32_t)known : find_longest(m, context, NCI_QUERY_FEATS, c->feats, e, NCI_MORPH_FEATS_SUFFIX);
}

/* ---------------------------------------------------------------- case */

/* Bit 0: has capitals; 1: capitals behind the first character; 2: small letters; 3: several characters. */
enum { HAS_CAPITAL = 1, CAPITAL_BEHIND = 2, HAS_SMALL = 4, SEVERAL = 8 };

static unsigned letters_of(ncorp_str form)
{
  unsigned seen = 0;
  for (size_t at = 0, size; at < form.size; at += size) {
    char c = form.data[at];
    unsigned class;
    if ((unsigned char)c < 0x80) {
      size = 1;
      class = nci_is_upper(c) ? NCI_CHAR_UPPER : nci_is_lower(c) ? NCI_CHAR_LOWER : 0;
    } else {
      class = nci_char_class(nci_utf8_decode(form, at, &size));
    }
    if (class & NCI_CHAR_UPPER) seen |= HAS_CAPITAL | (at ? CAPITAL_BEHIND : 0);
    if (class & NCI_CHAR_LOWER) seen |= HAS_SMALL;
    if (at) seen |= SEVERAL;
  }
  return seen;
}

bool nci_morph_is_caps(ncorp_str form)
{
  return (letters_of(form) & (HAS_CAPITAL | HAS_SMALL | SEVERAL)) == (HAS_CAPITAL | SEVERAL);
}

nci_word_shape nci_morph_shape(ncorp_str form, ncorp_str lower, unsigned flags)
{
  if (nci_str_eq(form, lower)) return NCI_WORD_LOWER;
  unsigned seen = letters_of(form);
  if (!(seen & HAS_CAPITAL)) return NCI_WORD_LOWER;
  if ((seen & SEVERAL) && !(seen & HAS_SMALL)) return flags & NCI_MORPH_BESIDE_CAPS ? NCI_WORD_UPPER_RUN : NCI_WORD_UPPER;
  return seen & CAPITAL_BEHIND ? NCI_WORD_MIXED : NCI_WORD_CAPITAL;
}

/* Bytes of s without its last `strip` characters; 0 when nothing would be left. */
static size_t stripped(ncorp_str s, unsigned strip)
{
  size_t size = s.size;
  for (; strip && size; strip--)
    do size--;
    while (size && ((unsigned char)s.data[size] & 0xc0) == 0x80);
  return size;
}

/* Copies s in capitals, all of it or its first character; the end of it in `out`, or NULL when it is full. */
static char *put_capitals(char *out, const char *end, ncorp_str s, bool all)
{
  for (size_t at = 0, size; at < s.size; at += size) {
    uint32_t c = nci_utf8_decode(s, at, &size);
    if (end - out < 4) return NULL;
    if (at == 0 || all) {
      out += nci_utf8_encode(nci_char_to_upper(c), out);
    } else {
      memcpy(out, s.data + at, size);
      out += size;
    }
  }
  return out;
}

static bool without_commas(ncorp_str lower, nci_morph *out)
{
  size_t n = 0;
  for (size_t i = 0; i < lower.size; i++) {
    if (lower.data[i] == ',') continue;
    if (n == sizeof out->buffer) return false;
    out->buffer[n++] = lower.data[i];
  }
  if (n) out->lemma = nci_str(out->buffer, n);
  return n > 0;
}

bool nci_morph_apply(const nci_morphology *m, nci_edit edit, nci_lemma_case letters, ncorp_str form, ncorp_str lower, nci_morph *out)
{
  ncorp_str add = nci_label(&m->adds, edit.add);
  out->lemma = form;
  if (edit.kind == NCI_EDIT_WHOLE) {
    if (add.size) out->lemma = add;
    return add.size > 0;
  }
  if (edit.kind == NCI_EDIT_NO_COMMAS) return without_commas(lower, out);
  ncorp_str base = letters == NCI_CASE_KEEP ? form : lower;
  size_t kept = stripped(base, edit.strip);
  if (!kept && base.size) return false;
  base = nci_str(base.data, kept);
  bool changes = letters == NCI_CASE_CAPITAL || letters == NCI_CASE_UPPER;
  if (!changes && !add.size) {
    out->lemma = base;
    return true;
  }
  char *end = out->buffer + sizeof out->buffer, *at = out->buffer;
  if (changes) {
    at = put_capitals(at, end, base, letters == NCI_CASE_UPPER);
    if (at && letters == NCI_CASE_UPPER) at = put_capitals(at, end, add, true);
  } else if (kept <= sizeof out->buffer) {
    memcpy(at, base.data, kept);
    at += kept;
  } else {
    return false;
  }
  if (!at) return false;
  if (letters != NCI_CASE_UPPER && add.size) {
    if ((size_t)(end - at) < add.size) return false;
    memcpy(at, add.data, add.size);
    at += add.size;
  }
  out->lemma = nci_str(out->buffer, (size_t)(at - out->buffer));
  return true;
}

void nci_morphology_word(const nci_morphology *m, ncorp_str form, ncorp_str lower, uint32_t upos, uint32_t xpos, unsigned flags,
                         nci_morph *out)
{
  out->lemma = form;
  out->feats = NCORP_NONE;
  if (!m->header.slot_count) return;
  nci_endings e;
  nci_morph_endings(&e, lower);
  uint32_t context = nci_morph_context_of(m, upos, xpos);
  if (context == m->header.context_count) return;
  nci_word_shape shape = nci_morph_shape(form, lower, flags);
  nci_morph_apply(m, find_edit(m, context, upos, &e), find_case(m, context, shape, &e), form, lower, out);
  uint32_t feats = find_feats(m, context, &e);
  if (feats < NCI_MORPH_PASS) out->feats = feats;
}
