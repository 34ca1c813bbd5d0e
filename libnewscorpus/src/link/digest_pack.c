/* The bytes of a digest: numbers of seven bits a byte, lowest first, strings behind their length (0: absent), lists behind
 * their count. The id and what compares articles come first, so that they can be read alone. */
#include "base/str.h"
#include "link/digest.h"
#include "text/utf8.h"

/* ---- writing ---- */

static void put(nci_buffer *b, uint64_t n)
{
  for (; n >= 0x80; n >>= 7) nci_buffer_char(b, (char)(n | 0x80));
  nci_buffer_char(b, (char)n);
}

static void put_signed(nci_buffer *b, int64_t n) { put(b, (uint64_t)n << 1 ^ (uint64_t)(n >> 63)); }

static void put_str(nci_buffer *b, ncorp_str s)
{
  put(b, s.size);
  nci_buffer_str(b, s);
}

static void put_decimal(nci_buffer *b, ncorp_decimal d)
{
  put_signed(b, d.digits);
  put_signed(b, d.exponent);
}

static void put_amount(nci_buffer *b, const ncorp_amount *a)
{
  put(b, a->known ? (uint64_t)a->bound + 1 : 0);
  if (a->known) put_decimal(b, a->value);
}

static void put_strs(nci_buffer *b, const ncorp_str *list, uint32_t count)
{
  put(b, count);
  for (uint32_t i = 0; i < count; i++) put_str(b, list[i]);
}

static void put_gist(nci_buffer *b, const nci_gist *g)
{
  put_signed(b, g->day);
  put(b, g->sketched);
  put(b, g->runs);
  for (uint32_t i = 0; g->sketched && i < NCI_SKETCH_BINS; i++) {
    nci_buffer_char(b, (char)g->sketch[i]);
    nci_buffer_char(b, (char)(g->sketch[i] >> 8));
  }
  put(b, g->term_count);
  for (uint32_t i = 0; i < g->term_count; i++) {
    put(b, g->terms[i].key - (i ? g->terms[i - 1].key : 0));
    put(b, (uint64_t)g->terms[i].weight << 3 | (uint64_t)g->terms[i].lead << 2 | g->terms[i].kind);
  }
}

static void put_spellings(nci_buffer *b, const nci_spelling *list, uint32_t count, ncorp_str name)
{
  put(b, count);
  for (uint32_t i = 0; i < count; i++) {
    bool same = nci_str_eq(list[i].name, name); /* as most are */
    put_str(b, same ? NCI_NO_STR : list[i].name);
    put(b, list[i].count);
  }
}

static void put_uses(nci_buffer *b, const nci_uses *uses)
{
  put(b, uses->count);
  for (uint32_t i = 0; i < uses->count; i++) put(b, uses->at[i]);
}

static void put_described(nci_buffer *b, const nci_described *d)
{
  put(b, (uint64_t)d->type | (uint64_t)d->gender << 2 | (uint64_t)d->plural << 4);
  put_str(b, d->noun);
  put_str(b, d->country);
  put(b, d->mentions);
  put_spellings(b, d->spellings, d->spelling_count, d->noun);
  put_uses(b, &d->uses);
}

static void put_named(nci_buffer *b, const nci_named *n)
{
  put(b, (uint64_t)n->type | (uint64_t)n->gender << 2 | (uint64_t)n->located << 4);
  put_str(b, n->name);
  put_str(b, n->country);
  put_str(b, n->sector);
  if (n->located) {
    put_decimal(b, n->lat);
    put_decimal(b, n->lon);
  }
  put(b, n->mentions);
  put_spellings(b, n->spellings, n->spelling_count, n->name);
  put_strs(b, n->roles, n->role_count);
  put_strs(b, n->nouns, n->noun_count);
  put_uses(b, &n->uses);
}

static void put_party(nci_buffer *b, const nci_party *p, bool coded)
{
  put(b, p->named == NCORP_NONE ? 0 : (uint64_t)p->named + 1);
  if (p->named == NCORP_NONE) {
    put_str(b, p->text);
    put(b, p->head);
  }
  if (coded) put_str(b, p->code);
}

static void put_told(nci_buffer *b, const nci_told *t)
{
  const ncorp_event_mention *e = &t->event;
  put(b, (uint64_t)e->type);
  put(b, (uint64_t)e->status | (uint64_t)t->coded << 3 | (uint64_t)t->placed << 4 | (uint64_t)t->dictionary << 5 | (uint64_t)t->lead << 6);
  put_strs(b, e->modes, e->mode_count);
  put_strs(b, e->contexts, e->context_count);
  put_str(b, e->cameo);
  put_str(b, e->code);
  put_str(b, e->own_type);
  put_str(b, e->date);
  put_str(b, e->duration);
  put_str(b, t->lemma);
  put_decimal(b, e->confidence);
  const ncorp_amount *amounts[] = { &e->size.dead, &e->size.injured, &e->size.arrested, &e->size.abducted, &e->size.participants };
  for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) put_amount(b, amounts[i]);
  put(b, e->size.count_count);
  for (uint32_t i = 0; i < e->size.count_count; i++) {
    put_str(b, e->size.counts[i].unit);
    put_amount(b, &e->size.counts[i].amount);
  }
  put(b, e->actor_count);
  for (uint32_t i = 0; i < e->actor_count; i++) put_party(b, &t->actors[i], t->coded);
  put(b, e->recipient_count);
  for (uint32_t i = 0; i < e->recipient_count; i++) put_party(b, &t->recipients[i], t->coded);
  if (t->placed) put_party(b, &t->place, false);
}

void nci_digest_pack(const nci_digest *d, nci_buffer *b, uint32_t *named_at, uint32_t *told_at)
{
  size_t start = b->size;
  put_str(b, d->id);
  put_gist(b, &d->gist);
  put_str(b, d->title);
  put_str(b, d->outlet);
  put_str(b, d->published);
  put(b, d->described_count);
  for (uint32_t i = 0; i < d->described_count; i++) put_described(b, &d->described[i]);
  put(b, d->named_count);
  for (uint32_t i = 0; i < d->named_count; i++) {
    if (named_at) named_at[i] = (uint32_t)(b->size - start);
    put_named(b, &d->named[i]);
  }
  put(b, d->told_count);
  for (uint32_t i = 0; i < d->told_count; i++) {
    if (told_at) told_at[i] = (uint32_t)(b->size - start);
    put_told(b, &d->told[i]);
  }
}

/* ---- reading ---- */

typedef struct cursor {
  const unsigned char *at, *end;
  nci_arena *arena;
  bool wrong;
} cursor;

static uint64_t get(cursor *c)
{
  uint64_t n = 0;
  for (unsigned shift = 0; shift < 64 && c->at < c->end; shift += 7) {
    unsigned char byte = *c->at++;
    n |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return n;
  }
  c->wrong = true;
  return 0;
}

static int64_t get_signed(cursor *c)
{
  uint64_t n = get(c);
  return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

/* A number below a limit. */
static uint32_t get_below(cursor *c, uint64_t limit)
{
  uint64_t n = get(c);
  if (n >= limit) c->wrong = true;
  return n < limit ? (uint32_t)n : 0;
}

static ncorp_str get_str(cursor *c)
{
  uint64_t size = get(c);
  if (size > (uint64_t)(c->end - c->at)) c->wrong = true;
  if (!size || c->wrong) return NCI_NO_STR;
  ncorp_str s = { (const char *)c->at, (size_t)size };
  c->at += size;
  if (nci_utf8_valid(s) != s.size) c->wrong = true;
  return s;
}

static ncorp_decimal get_decimal(cursor *c)
{
  ncorp_decimal d = { get_signed(c), 0 };
  int64_t exponent = get_signed(c);
  if (exponent < INT32_MIN || exponent > INT32_MAX) c->wrong = true;
  else d.exponent = (int32_t)exponent;
  return d;
}

static ncorp_amount get_amount(cursor *c)
{
  uint32_t bound = get_below(c, NCORP_BOUND_ABOUT + 2);
  if (!bound) return (ncorp_amount){ 0 };
  return (ncorp_amount){ 1, get_decimal(c), (ncorp_bound)(bound - 1) };
}

/* Room for a list, each item of which takes at least so many bytes; NULL for an empty one. */
static void *get_list(cursor *c, uint32_t *count, size_t size, size_t least)
{
  *count = get_below(c, (uint64_t)(c->end - c->at) / least + 1);
  void *list = *count && !c->wrong ? nci_arena_alloc(c->arena, *count, size) : NULL;
  if (*count && !list) c->wrong = true;
  if (!list) *count = 0;
  return list;
}

static const ncorp_str *get_strs(cursor *c, uint32_t *count)
{
  ncorp_str *list = get_list(c, count, sizeof *list, 1);
  for (uint32_t i = 0; i < *count; i++) list[i] = get_str(c);
  return list;
}

static void get_gist(cursor *c, nci_gist *g)
{
  int64_t day = get_signed(c);
  *g = (nci_gist){ .day = day < INT32_MIN || day > INT32_MAX ? INT32_MIN : (int32_t)day };
  g->sketched = get_below(c, 2);
  g->runs = get_below(c, UINT64_C(1) << 32);
  if (g->sketched && (size_t)(c->end - c->at) < 2 * NCI_SKETCH_BINS) c->wrong = true;
  if (c->wrong) return;
  for (uint32_t i = 0; i < NCI_SKETCH_BINS; i++) {
    g->sketch[i] = 0xffff;
    if (!g->sketched) continue;
    g->sketch[i] = (uint16_t)(c->at[0] | (uint32_t)c->at[1] << 8);
    c->at += 2;
  }
  g->term_count = get_below(c, NCI_TERMS_MAX + 1);
  uint64_t key = 0;
  for (uint32_t i = 0; i < g->term_count; i++) {
    key += get_below(c, UINT64_C(1) << 32);
    if (key > UINT32_MAX || (i && key == g->terms[i - 1].key)) c->wrong = true;
    g->terms[i].key = (uint32_t)key;
    uint32_t bits = get_below(c, 0x10000 << 3);
    g->terms[i].weight = (uint16_t)(bits >> 3);
    g->terms[i].lead = bits >> 2 & 1;
    g->terms[i].kind = bits & 3;
  }
  nci_gist_measure(g);
}

static const nci_spelling *get_spellings(cursor *c, uint32_t *count, ncorp_str name)
{
  nci_spelling *list = get_list(c, count, sizeof *list, 2);
  for (uint32_t i = 0; i < *count; i++) {
    list[i].name = get_str(c);
    if (!list[i].name.size) list[i].name = name;
    list[i].count = get_below(c, UINT64_C(1) << 32);
  }
  return list;
}

static void get_uses(cursor *c, nci_uses *uses)
{
  uses->count = get_below(c, NCI_USES_MAX + 1);
  for (uint32_t i = 0; i < uses->count; i++) uses->at[i] = get_below(c, NCI_USE_LIMIT);
}

static const nci_described *get_all_described(cursor *c, uint32_t *count)
{
  nci_described *list = get_list(c, count, sizeof *list, 6);
  for (uint32_t i = 0; i < *count && !c->wrong; i++) {
    uint32_t flags = get_below(c, 32);
    list[i] = (nci_described){ .type = flags & 3, .gender = flags >> 2 & 3, .plural = flags >> 4 };
    list[i].noun = get_str(c);
    list[i].country = get_str(c);
    list[i].mentions = get_below(c, UINT64_C(1) << 32);
    list[i].spellings = get_spellings(c, &list[i].spelling_count, list[i].noun);
    get_uses(c, &list[i].uses);
  }
  return list;
}

static void get_named(cursor *c, nci_named *n)
{
  uint32_t flags = get_below(c, 32);
  *n = (nci_named){ .type = flags & 3, .gender = flags >> 2 & 3, .located = flags >> 4 };
  n->name = get_str(c);
  n->country = get_str(c);
  n->sector = get_str(c);
  if (n->located) {
    n->lat = get_decimal(c);
    n->lon = get_decimal(c);
  }
  n->mentions = get_below(c, UINT64_C(1) << 32);
  n->spellings = get_spellings(c, &n->spelling_count, n->name);
  n->roles = get_strs(c, &n->role_count);
  n->nouns = get_strs(c, &n->noun_count);
  get_uses(c, &n->uses);
}

static nci_party get_party(cursor *c, uint32_t named_count, bool coded)
{
  nci_party p = { get_below(c, (uint64_t)named_count + 1), NCI_NO_STR, NCI_NO_STR, 0 };
  if (p.named-- == 0) {
    p.text = get_str(c);
    p.head = get_below(c, UINT64_C(1) << 32);
  }
  if (coded) p.code = get_str(c);
  return p;
}

static const nci_party *get_side(cursor *c, uint32_t named_count, bool coded, uint32_t *count)
{
  nci_party *list = get_list(c, count, sizeof *list, 1);
  for (uint32_t i = 0; i < *count; i++) list[i] = get_party(c, named_count, coded);
  return list;
}

static void get_told(cursor *c, uint32_t named_count, nci_told *t)
{
  *t = (nci_told){ .place = { .named = NCORP_NONE } };
  ncorp_event_mention *e = &t->event;
  e->type = (ncorp_event_type)get_below(c, 64);
  uint32_t flags = get_below(c, 128);
  e->status = (ncorp_event_status)(flags & 7);
  if (e->status > NCORP_HYPOTHETICAL || !ncorp_event_type_name(e->type)) c->wrong = true;
  t->coded = flags >> 3 & 1;
  t->placed = flags >> 4 & 1;
  t->dictionary = flags >> 5 & 1;
  t->lead = flags >> 6 & 1;
  e->modes = get_strs(c, &e->mode_count);
  e->contexts = get_strs(c, &e->context_count);
  e->cameo = get_str(c);
  e->code = get_str(c);
  e->own_type = get_str(c);
  e->date = get_str(c);
  e->duration = get_str(c);
  t->lemma = get_str(c);
  e->confidence = get_decimal(c);
  ncorp_amount *amounts[] = { &e->size.dead, &e->size.injured, &e->size.arrested, &e->size.abducted, &e->size.participants };
  for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) *amounts[i] = get_amount(c);
  ncorp_count *counts = get_list(c, &e->size.count_count, sizeof *counts, 2);
  for (uint32_t i = 0; i < e->size.count_count; i++) {
    counts[i].unit = get_str(c);
    counts[i].amount = get_amount(c);
  }
  e->size.counts = counts;
  t->actors = get_side(c, named_count, t->coded, &e->actor_count);
  t->recipients = get_side(c, named_count, t->coded, &e->recipient_count);
  if (t->placed) t->place = get_party(c, named_count, false);
}

/* A cursor at a place in the bytes of a digest. */
static cursor cursor_at(nci_arena *arena, ncorp_str bytes, uint32_t at)
{
  const unsigned char *data = (const unsigned char *)bytes.data;
  bool in = at <= bytes.size;
  return (cursor){ data + (in ? at : 0), data + bytes.size, arena, !in };
}

ncorp_str nci_digest_id(ncorp_str bytes)
{
  cursor c = cursor_at(NULL, bytes, 0);
  return get_str(&c);
}

bool nci_digest_unpack_gist(ncorp_str bytes, nci_gist *out)
{
  cursor c = cursor_at(NULL, bytes, 0);
  get_str(&c);
  get_gist(&c, out);
  return !c.wrong;
}

static void get_head(cursor *c, nci_digest *out)
{
  *out = (nci_digest){ .named = NULL };
  out->id = get_str(c);
  get_gist(c, &out->gist);
  out->title = get_str(c);
  out->outlet = get_str(c);
  out->published = get_str(c);
}

bool nci_digest_unpack_head(ncorp_str bytes, nci_digest *out)
{
  cursor c = cursor_at(NULL, bytes, 0);
  get_head(&c, out);
  return !c.wrong;
}

bool nci_digest_unpack_described(nci_arena *arena, ncorp_str bytes, const nci_described **list, uint32_t *count)
{
  cursor c = cursor_at(arena, bytes, 0);
  nci_digest head;
  get_head(&c, &head);
  *list = get_all_described(&c, count);
  return !c.wrong;
}

bool nci_digest_unpack_named(nci_arena *arena, ncorp_str bytes, uint32_t at, nci_named *out)
{
  cursor c = cursor_at(arena, bytes, at);
  get_named(&c, out);
  return !c.wrong;
}

bool nci_digest_unpack_told(nci_arena *arena, ncorp_str bytes, uint32_t at, uint32_t named_count, nci_told *out)
{
  cursor c = cursor_at(arena, bytes, at);
  get_told(&c, named_count, out);
  return !c.wrong;
}

bool nci_digest_unpack(nci_arena *arena, ncorp_str bytes, nci_digest *out)
{
  cursor c = cursor_at(arena, bytes, 0);
  get_head(&c, out);
  out->described = get_all_described(&c, &out->described_count);
  nci_named *named = get_list(&c, &out->named_count, sizeof *named, 9);
  for (uint32_t i = 0; i < out->named_count && !c.wrong; i++) get_named(&c, &named[i]);
  out->named = named;
  nci_told *told = get_list(&c, &out->told_count, sizeof *told, 20);
  for (uint32_t i = 0; i < out->told_count && !c.wrong; i++) get_told(&c, out->named_count, &told[i]);
  out->told = told;
  return !c.wrong && c.at == c.end;
}
