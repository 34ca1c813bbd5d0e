/* The state file: the text "NCLINKS" and a NUL, the version, then frames, each of at most a megabyte or so: size, section
 * and hash of its bytes, then the bytes. Numbers are little endian. A section is a table: its frames hold whole rows, the
 * first one begins with how many rows there are in all. What can be found out again (rings, chains, slots, traits) is not
 * written; what is read is checked, since a file can come from anywhere. Whoever changes a row raises the version. */
#include "link/state.h"

#include "base/hash.h"
#include "base/str.h"
#include "text/utf8.h"

static const char magic[8] = "NCLINKS";

enum section { ARTICLES, DIGESTS, NAMES, PROFILES, SIGHTINGS, REPORTS, PARTIES, ENTITY_NODES, STORY_NODES, EVENT_NODES, ENTITY_KEYS, STORY_KEYS, EVENT_KEYS, SECTIONS };

enum { FRAME = 1 << 20, HEAD = 16, LARGEST_ROW = 1 << 16, LARGEST_FRAME = FRAME + LARGEST_ROW, PROFILE_SIZE = 64, REPORT_SIZE = 88 };

/* ---- writing ---- */

typedef struct writer {
  const nci_state_output *output;
  nci_buffer b;      /* of a frame, behind room for its head */
  uint32_t section;
  uint64_t frames;
  ncorp_status status;
} writer;

static void put_number(char *to, uint64_t n, int bytes)
{
  for (int i = 0; i < bytes; i++, n >>= 8) to[i] = (char)n;
}

static void w32(writer *w, uint32_t n)
{
  char bytes[4];
  put_number(bytes, n, 4);
  nci_buffer_put(&w->b, bytes, sizeof bytes);
}

static void w64(writer *w, uint64_t n)
{
  char bytes[8];
  put_number(bytes, n, 8);
  nci_buffer_put(&w->b, bytes, sizeof bytes);
}

static void end_frame(writer *w)
{
  if (w->b.failed && w->status == NCORP_OK) w->status = NCORP_ERR_NOMEM;
  if (w->status < 0 || w->b.size <= HEAD) return;
  put_number(w->b.data, w->b.size - HEAD, 4);
  put_number(w->b.data + 4, w->section, 4);
  put_number(w->b.data + 8, nci_hash(w->b.data + HEAD, w->b.size - HEAD, w->frames++), 8);
  w->status = w->output->write(w->output->ctx, w->b.data, w->b.size);
  w->b.size = HEAD;
}

/* After each row. */
static void end_row(writer *w)
{
  if (w->b.size >= FRAME) end_frame(w);
}

static void begin_section(writer *w, uint32_t section, uint64_t rows)
{
  static const char room[HEAD];
  end_frame(w);
  w->section = section;
  w->b.size = 0;
  nci_buffer_put(&w->b, room, HEAD);
  w64(w, rows);
}

static void write_bytes(writer *w, const char *data, uint64_t size)
{
  for (uint64_t at = 0; at < size; at += FRAME / 2) {
    nci_buffer_put(&w->b, data + at, size - at < FRAME / 2 ? size - at : FRAME / 2);
    end_row(w);
  }
}

static void write_decimal(writer *w, ncorp_decimal d)
{
  w64(w, (uint64_t)d.digits);
  w32(w, (uint32_t)d.exponent);
}

static void write_profile(writer *w, const nci_profile *p)
{
  char country[4];
  memcpy(country, p->country, sizeof country);
  w64(w, p->name_at);
  w32(w, p->name_size);
  w32(w, p->earliest);
  w32(w, (uint32_t)p->type | (uint32_t)p->genders << 8 | (uint32_t)p->located << 16 | (uint32_t)p->wide << 17);
  nci_buffer_put(&w->b, country, sizeof country);
  if (p->located) {
    write_decimal(w, p->lat);
    write_decimal(w, p->lon);
  }
  for (uint32_t i = 0; i < NCI_ALIASES; i++) w64(w, p->alias_of[i]);
  w64(w, p->block);
}

static void write_report(writer *w, const nci_report *r)
{
  const uint32_t numbers[] = { r->at, r->parties, (uint32_t)r->party_count | (uint32_t)r->actor_count << 8 | (uint32_t)r->type << 16 | (uint32_t)r->group << 24,
                               r->place, (uint32_t)r->when.first, (uint32_t)r->when.last, (uint32_t)r->when.weekday | (uint32_t)r->phone << 8 | (uint32_t)r->dictionary << 9 | (uint32_t)r->lead << 10 | (uint32_t)r->harm << 11,
                               r->minutes, r->duration, r->mode, r->cameo, r->code, r->own_type, r->lemma, r->dead, r->injured, r->arrested, r->abducted,
                               r->actor_heads[0], r->actor_heads[1], r->recipient_heads[0], r->recipient_heads[1] };
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) w32(w, numbers[i]);
}

/* A component is told by its lowest node, as a cluster is. */
static void write_nodes(writer *w, uint32_t section, const nci_linkage *k)
{
  uint32_t *lowest = nci_alloc(k->allocator, k->count, sizeof *lowest);
  begin_section(w, section, k->count);
  if (!lowest) w->b.failed = true;
  else memset(lowest, 0xff, k->count * sizeof *lowest);
  for (uint32_t i = 0; lowest && i < k->count; i++, end_row(w)) {
    w64(w, k->nodes[i].stable);
    w32(w, k->nodes[i].cluster);
    uint32_t *low = &lowest[nci_linkage_root(k, i)];
    if (*low == UINT32_MAX) *low = i;
    w32(w, *low);
  }
  nci_free(k->allocator, lowest, k->count, sizeof *lowest);
}

/* Keys in the order of their slots, so that reading them fills the table from the front. */
static void write_keys(writer *w, uint32_t section, const nci_key_index *x)
{
  uint64_t keys = 0;
  for (uint64_t s = 0; s < x->slot_count; s++) keys += x->slots[s].count > 0;
  begin_section(w, section, keys);
  for (uint64_t s = 0; s < x->slot_count; s++) {
    if (!x->slots[s].count) continue;
    w64(w, x->slots[s].key);
    w32(w, x->slots[s].count);
    end_row(w);
    for (uint32_t p = x->slots[s].first; p; p = x->postings[p - 1].next, end_row(w)) w32(w, x->postings[p - 1].node);
  }
}

static void write_digests(writer *w, const nci_links *l)
{
  uint64_t size = 0;
  for (uint32_t i = 0; i < l->stories.count; i++) size += l->list[i].size;
  begin_section(w, DIGESTS, size);
  for (uint32_t i = 0; i < l->stories.count; i++) write_bytes(w, nci_links_digest(l, i).data, l->list[i].size);
}

ncorp_status nci_state_write(const nci_links *l, const nci_state_output *output)
{
  writer w = { .output = output };
  char head[16];
  memcpy(head, magic, sizeof magic);
  put_number(head + 8, NCI_STATE_VERSION, 4);
  put_number(head + 12, SECTIONS, 4);
  w.status = output->write(output->ctx, head, sizeof head);
  nci_buffer_init(&w.b, l->allocator);
  begin_section(&w, ARTICLES, l->stories.count);
  for (uint32_t i = 0; i < l->stories.count; i++, end_row(&w)) {
    const nci_linked_article *a = &l->list[i];
    w32(&w, a->size);
    w32(&w, nci_links_sightings_end(l, i) - a->sighting);
    w32(&w, nci_links_reports_end(l, i) - a->report);
    w32(&w, (uint32_t)a->day);
    w32(&w, a->duplicate);
  }
  write_digests(&w, l);
  begin_section(&w, NAMES, l->name_size);
  write_bytes(&w, l->names, l->name_size);
  begin_section(&w, PROFILES, l->entities.count);
  for (uint32_t i = 0; i < l->entities.count; i++, end_row(&w)) write_profile(&w, &l->profiles[i]);
  begin_section(&w, SIGHTINGS, l->sighting_count);
  for (uint32_t i = 0; i < l->sighting_count; i++, end_row(&w)) {
    w32(&w, l->sightings[i].profile);
    w32(&w, l->sightings[i].at);
  }
  begin_section(&w, REPORTS, l->events.count);
  for (uint32_t i = 0; i < l->events.count; i++, end_row(&w)) write_report(&w, &l->reports[i]);
  begin_section(&w, PARTIES, l->party_count);
  for (uint32_t i = 0; i < l->party_count; i++, end_row(&w)) w32(&w, l->parties[i]);
  const nci_linkage *kinds[] = { &l->entities, &l->stories, &l->events };
  for (uint32_t k = 0; k < 3; k++) write_nodes(&w, ENTITY_NODES + k, kinds[k]);
  for (uint32_t k = 0; k < 3; k++) write_keys(&w, ENTITY_KEYS + k, &kinds[k]->keys);
  end_frame(&w);
  nci_buffer_done(&w.b);
  return w.status;
}

/* ---- reading ---- */

typedef struct reader {
  const nci_state_input *input;
  const ncorp_allocator *allocator;
  unsigned char *frame; /* LARGEST_FRAME bytes */
  uint32_t at, size;
  uint32_t section;
  uint64_t frames;
  ncorp_status status;
} reader;

static uint64_t number_at(const unsigned char *from, int bytes)
{
  uint64_t n = 0;
  for (int i = bytes; i-- > 0;) n = n << 8 | from[i];
  return n;
}

static bool wrong(reader *r)
{
  if (r->status == NCORP_OK) r->status = NCORP_ERR_SYNTAX;
  return false;
}

/* The next frame, which has to be of this section. */
static bool next_frame(reader *r)
{
  unsigned char head[HEAD];
  size_t got = 0;
  if (r->status < 0) return false;
  r->at = r->size = 0;
  r->status = r->input->read(r->input->ctx, head, HEAD, &got);
  if (r->status < 0 || got != HEAD) return wrong(r);
  uint64_t size = number_at(head, 4), section = number_at(head + 4, 4);
  if (section != r->section || size > LARGEST_FRAME) return wrong(r);
  r->status = r->input->read(r->input->ctx, r->frame, (size_t)size, &got);
  if (r->status < 0 || got != size || nci_hash(r->frame, (size_t)size, r->frames++) != number_at(head + 8, 8)) return wrong(r);
  r->size = (uint32_t)size;
  return true;
}

/* At the beginning of a row: whether there are so many bytes. */
static bool row(reader *r, uint32_t size)
{
  if (r->status < 0 || (r->at == r->size && !next_frame(r))) return false;
  return r->size - r->at >= size || wrong(r);
}

static uint32_t r32(reader *r)
{
  if (r->size - r->at < 4) {
    wrong(r);
    return 0;
  }
  r->at += 4;
  return (uint32_t)number_at(r->frame + r->at - 4, 4);
}

static uint64_t r64(reader *r)
{
  uint64_t low = r32(r);
  return low | (uint64_t)r32(r) << 32;
}

/* A number below a limit. */
static uint32_t below(reader *r, uint64_t limit)
{
  uint32_t n = r32(r);
  if (n >= limit) wrong(r);
  return n < limit ? n : 0;
}

/* How many rows a section has, of at least so many bytes each. */
static uint64_t rows(reader *r, uint32_t section, uint32_t least)
{
  if (r->at != r->size) wrong(r);
  r->section = section;
  if (!next_frame(r)) return 0;
  uint64_t n = r64(r);
  if (n > r->input->size / least) wrong(r);
  return r->status < 0 ? 0 : n;
}

static void *room(reader *r, uint64_t count, size_t size)
{
  void *at = r->status == NCORP_OK ? nci_calloc(r->allocator, count ? count : 1, size) : NULL;
  if (!at && r->status == NCORP_OK) r->status = NCORP_ERR_NOMEM;
  return at;
}

/* Bytes of a section of bytes, wherever its frames end. */
static void read_bytes(reader *r, char *into, uint64_t size)
{
  while (size && row(r, 1)) {
    uint64_t piece = r->size - r->at < size ? r->size - r->at : size;
    memcpy(into, r->frame + r->at, piece);
    r->at += (uint32_t)piece;
    into += piece;
    size -= piece;
  }
}

static ncorp_decimal read_decimal(reader *r)
{
  ncorp_decimal d = { (int64_t)r64(r), 0 };
  d.exponent = (int32_t)r32(r);
  return d;
}

/* Tables whose numbers of rows have to fit into 32 bits. */
static uint32_t few(reader *r, uint32_t section, uint32_t least)
{
  uint64_t n = rows(r, section, least);
  if (n >= UINT32_MAX) wrong(r);
  return r->status < 0 ? 0 : (uint32_t)n;
}

static void read_articles(reader *r, nci_links *l)
{
  uint32_t n = few(r, ARTICLES, 20);
  uint64_t sighting = 0, report = 0;
  l->list = room(r, n, sizeof *l->list);
  l->article_room = l->list ? (n ? n : 1) : 0;
  for (uint32_t i = 0; i < n && row(r, 20); i++) {
    nci_linked_article *a = &l->list[i];
    *a = (nci_linked_article){ .size = r32(r), .sighting = (uint32_t)sighting, .report = (uint32_t)report };
    sighting += r32(r);
    report += r32(r);
    a->day = (int32_t)r32(r);
    a->duplicate = r32(r);
    if (sighting > UINT32_MAX || report > UINT32_MAX || (a->duplicate >= n && a->duplicate != NCORP_NONE)) wrong(r);
  }
  l->stories.count = n;
  l->sighting_count = (uint32_t)sighting;
  l->events.count = (uint32_t)report;
}

static void read_digests(reader *r, nci_links *l)
{
  uint64_t n = rows(r, DIGESTS, 1), size = 0;
  for (uint32_t i = 0; i < l->stories.count && r->status == NCORP_OK; i++) {
    size += l->list[i].size;
    char *room = size <= n ? nci_spill_room(&l->digests, l->list[i].size, &l->list[i].at) : NULL;
    if (room) read_bytes(r, room, l->list[i].size);
    else if (size > n) wrong(r);
    else r->status = NCORP_ERR_NOMEM;
  }
  if (size != n) wrong(r);
}

static void read_names(reader *r, nci_links *l)
{
  uint64_t n = rows(r, NAMES, 1);
  l->names = room(r, n, 1);
  if (!l->names) return;
  l->name_room = n ? n : 1;
  l->name_size = n;
  read_bytes(r, l->names, n);
}

static void read_profile(reader *r, nci_links *l, nci_profile *p)
{
  p->name_at = r64(r);
  p->name_size = r32(r);
  p->earliest = r32(r);
  uint32_t flags = r32(r);
  p->type = flags & 3;
  p->genders = (uint8_t)(flags >> 8);
  p->located = flags >> 16 & 1;
  p->wide = flags >> 17 & 1;
  put_number(p->country, r32(r), 4);
  if (p->located) {
    p->lat = read_decimal(r);
    p->lon = read_decimal(r);
  }
  for (uint32_t i = 0; i < NCI_ALIASES; i++) p->alias_of[i] = r64(r);
  p->block = r64(r);
  ncorp_str country = { p->country, 4 };
  bool named = p->name_size && p->name_at <= l->name_size && p->name_size <= l->name_size - p->name_at;
  if (!named || p->country[3] || nci_utf8_valid(country) != 4 || (p->earliest >= l->stories.count && p->earliest != NCORP_NONE)) wrong(r);
  else if (nci_utf8_valid(nci_profile_name(l, p)) != p->name_size) wrong(r);
}

static void read_profiles(reader *r, nci_links *l)
{
  uint32_t n = few(r, PROFILES, PROFILE_SIZE);
  l->profiles = room(r, n, sizeof *l->profiles);
  l->profile_room = l->profiles ? (n ? n : 1) : 0;
  l->traits = room(r, n, sizeof *l->traits);
  l->trait_room = l->traits ? (n ? n : 1) : 0;
  for (uint32_t i = 0; i < n && row(r, PROFILE_SIZE); i++) read_profile(r, l, &l->profiles[i]);
  l->entities.count = n;
}

static void read_sightings(reader *r, nci_links *l)
{
  uint32_t n = few(r, SIGHTINGS, 8);
  l->sightings = room(r, n, sizeof *l->sightings);
  l->sighting_room = l->sightings ? (n ? n : 1) : 0;
  if (n != l->sighting_count) wrong(r);
  for (uint32_t a = 0; a < l->stories.count && r->status == NCORP_OK; a++)
    for (uint32_t i = l->list[a].sighting; i < nci_links_sightings_end(l, a) && row(r, 8); i++) {
      nci_sighting *s = &l->sightings[i];
      *s = (nci_sighting){ .profile = below(r, l->entities.count), .article = a };
      s->at = r32(r);
      if (r->status < 0) return;
      s->next = l->profiles[s->profile].sighting;
      l->profiles[s->profile].sighting = i + 1;
      l->profiles[s->profile].sightings++;
    }
}

static void read_report(reader *r, const nci_links *l, nci_report *out)
{
  out->at = r32(r);
  out->parties = r32(r);
  uint32_t counts = r32(r);
  out->party_count = (uint8_t)counts;
  out->actor_count = (uint8_t)(counts >> 8);
  out->type = (uint8_t)(counts >> 16);
  out->group = (uint8_t)(counts >> 24);
  out->place = r32(r);
  out->when.first = (int32_t)r32(r);
  out->when.last = (int32_t)r32(r);
  uint32_t flags = r32(r);
  out->when.weekday = flags & 7;
  out->phone = flags >> 8 & 1;
  out->dictionary = flags >> 9 & 1;
  out->lead = flags >> 10 & 1;
  out->harm = flags >> 11 & 3;
  uint32_t *hashes[] = { &out->minutes, &out->duration, &out->mode, &out->cameo, &out->code, &out->own_type, &out->lemma, &out->dead, &out->injured, &out->arrested, &out->abducted,
                         &out->actor_heads[0], &out->actor_heads[1], &out->recipient_heads[0], &out->recipient_heads[1] };
  for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) *hashes[i] = r32(r);
  if (out->party_count > NCI_PARTIES_MAX || out->actor_count > out->party_count) wrong(r);
  if (out->place >= l->entities.count && out->place != NCORP_NONE) wrong(r);
}

static void read_reports(reader *r, nci_links *l)
{
  uint32_t n = few(r, REPORTS, REPORT_SIZE);
  l->reports = room(r, n, sizeof *l->reports);
  l->report_room = l->reports ? (n ? n : 1) : 0;
  if (n != l->events.count) wrong(r);
  for (uint32_t a = 0; a < l->stories.count && r->status == NCORP_OK; a++)
    for (uint32_t i = l->list[a].report; i < nci_links_reports_end(l, a) && row(r, REPORT_SIZE); i++) {
      l->reports[i] = (nci_report){ .article = a, .index = i - l->list[a].report };
      read_report(r, l, &l->reports[i]);
    }
  l->party_count = few(r, PARTIES, 4);
  l->parties = room(r, l->party_count, sizeof *l->parties);
  l->party_room = l->parties ? (l->party_count ? l->party_count : 1) : 0;
  for (uint32_t i = 0; i < l->party_count && row(r, 4); i++) l->parties[i] = below(r, l->entities.count);
  for (uint32_t i = 0; i < n && r->status == NCORP_OK; i++)
    if (l->reports[i].parties > l->party_count || l->reports[i].party_count > l->party_count - l->reports[i].parties) wrong(r);
}

/* Rings and forests are made again from what labels them: a node's label is the lowest of its kind, so it comes first. */
static void read_nodes(reader *r, uint32_t section, nci_linkage *k)
{
  enum { ROW = 16 };
  uint32_t n = few(r, section, ROW);
  if (n != k->count || n >= NCI_ROOT) wrong(r);
  k->nodes = room(r, n, sizeof *k->nodes);
  k->room = k->nodes ? (n ? n : 1) : 0;
  k->flags = room(r, n, sizeof *k->flags);
  k->flag_room = k->flags ? (n ? n : 1) : 0;
  k->keyed = n;
  for (uint32_t i = 0; i < n && row(r, ROW); i++) {
    nci_node *node = &k->nodes[i];
    *node = (nci_node){ .stable = r64(r), .cluster = below(r, (uint64_t)i + 1), .cluster_next = i };
    nci_node *label = &k->nodes[node->cluster];
    if (label->cluster != node->cluster) wrong(r);
    node->cluster_next = label == node ? i : label->cluster_next;
    label->cluster_next = i;
    uint32_t low = below(r, (uint64_t)i + 1);
    nci_node *root = &k->nodes[low];
    node->up = low == i ? NCI_ROOT : low;
    node->next = i;
    if (!(root->up & NCI_ROOT)) {
      wrong(r);
      return;
    }
    root->up++;
    node->next = low == i ? i : root->next;
    root->next = i;
  }
}

static void read_keys(reader *r, uint32_t section, nci_linkage *k)
{
  uint64_t n = rows(r, section, 12);
  if (r->status == NCORP_OK && !nci_key_reserve(&k->keys, n)) r->status = NCORP_ERR_NOMEM;
  for (uint64_t i = 0; i < n && row(r, 12); i++) {
    uint64_t key = r64(r);
    uint32_t count = r32(r);
    if (!key || !count || count > k->count) wrong(r);
    for (uint32_t p = 0; p < count && row(r, 4); p++) {
      uint32_t node = below(r, k->count);
      if (r->status == NCORP_OK && !nci_key_append(&k->keys, key, node)) r->status = NCORP_ERR_NOMEM;
    }
  }
}

ncorp_status nci_state_read(nci_links *l, const nci_state_input *input)
{
  reader r = { .input = input, .allocator = l->allocator };
  unsigned char head[16];
  size_t got = 0;
  r.status = input->read(input->ctx, head, sizeof head, &got);
  if (r.status < 0) return r.status;
  if (got != sizeof head || memcmp(head, magic, sizeof magic) != 0) return NCORP_ERR_SYNTAX;
  if (number_at(head + 8, 4) != NCI_STATE_VERSION || number_at(head + 12, 4) != SECTIONS) return NCORP_ERR_UNSUPPORTED;
  if (!(r.frame = nci_alloc(l->allocator, LARGEST_FRAME, 1))) return NCORP_ERR_NOMEM;
  read_articles(&r, l);
  read_digests(&r, l);
  read_names(&r, l);
  read_profiles(&r, l);
  read_sightings(&r, l);
  read_reports(&r, l);
  nci_linkage *kinds[] = { &l->entities, &l->stories, &l->events };
  for (uint32_t k = 0; k < 3; k++) read_nodes(&r, ENTITY_NODES + k, kinds[k]);
  for (uint32_t k = 0; k < 3; k++) read_keys(&r, ENTITY_KEYS + k, kinds[k]);
  nci_free(l->allocator, r.frame, LARGEST_FRAME, 1);
  if (r.status == NCORP_OK && r.at != r.size) r.status = NCORP_ERR_SYNTAX;
  if (r.status == NCORP_OK && !nci_links_index(l)) r.status = NCORP_ERR_NOMEM;
  return r.status;
}
