/* From the links of a corpus to one article's, their bytes, and from them to the article's layers under the corpus's ids. */
#include "link/article_links.h"

#include "base/sort.h"
#include "base/str.h"
#include "model/mention_map.h"
#include "text/utf8.h"

static bool link_described(nci_arena *arena, nci_records *records, uint32_t article, nci_article_links *out)
{
  const nci_links *l = records->links;
  const nci_cast *cast = nci_cast_of(records, l->stories.nodes[article].cluster);
  uint32_t at, count = 0;
  if (!cast) return false;
  if (nci_cast_find(l, cast, article, &at)) count = cast->starts[at + 1] - cast->starts[at];
  ncorp_str *ids = nci_arena_alloc(arena, count, sizeof *ids), *because = nci_arena_alloc(arena, count, sizeof *because);
  if (!ids || !because) return false;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t item = cast->starts[at] + i, figure = cast->figure_of[item];
    ids[i] = figure == NCORP_NONE ? NCI_NO_STR : nci_figure_id(records, &cast->figures[figure]);
    because[i] = figure == NCORP_NONE ? NCI_NO_STR : nci_cstr(nci_casting_name((nci_casting)cast->because_of[item]));
  }
  out->described = ids;
  out->described_because = because;
  out->described_count = count;
  return true;
}

bool nci_article_links_make(nci_arena *arena, nci_records *records, uint32_t article, nci_article_links *out)
{
  const nci_links *l = records->links;
  const nci_linked_article *at = &l->list[article];
  uint32_t entities = nci_links_sightings_end(l, article) - at->sighting, events = nci_links_reports_end(l, article) - at->report;
  ncorp_str *entity_ids = nci_arena_alloc(arena, entities, sizeof *entity_ids);
  ncorp_str *event_ids = nci_arena_alloc(arena, events, sizeof *event_ids);
  ncorp_str *because = nci_arena_alloc(arena, entities, sizeof *because);
  if (!entity_ids || !event_ids || !because) return false;
  for (uint32_t i = 0; i < entities; i++) {
    nci_casting why = NCI_CAST_ALWAYS;
    entity_ids[i] = nci_entity_id(records, nci_entity_meant(records, article, l->entities.nodes[l->sightings[at->sighting + i].profile].cluster, &why));
    because[i] = why == NCI_CAST_ALWAYS ? NCI_NO_STR : nci_cstr(nci_casting_name(why));
  }
  for (uint32_t i = 0; i < events; i++) event_ids[i] = nci_event_id(records, l->events.nodes[at->report + i].cluster);
  int32_t day = nci_inferred_day(l, article);
  *out = (nci_article_links){
    .article = nci_digest_id(nci_links_digest(l, article)),
    .story = nci_story_id(records, l->stories.nodes[article].cluster),
    .near_duplicate_of = at->duplicate == NCORP_NONE ? NCI_NO_STR : nci_digest_id(nci_links_digest(l, at->duplicate)),
    .published = day == INT32_MIN ? NCI_NO_STR : nci_when_print(arena, day),
    .entities = entity_ids, .entity_because = because, .entity_count = entities, .events = event_ids, .event_count = events,
  };
  return link_described(arena, records, article, out) && !arena->failed && !records->arena->failed;
}

/* An article while its links are applied. */
typedef struct applying {
  nci_arena *arena;
  nci_article_data *data;
  nci_entity_ids ids;    /* as the article has them */
  const ncorp_str *id_of; /* [entity of the article] -> its id in the corpus; its own for one that nothing else tells of */
  ncorp_str *described;   /* [mention] -> id of the corpus where it belongs to no entity of the article; NULL without such */
  ncorp_str *because;     /* [entity of the article], then [mention] -> why the corpus has it so, where its story tells */
  uint32_t described_count;
} applying;

/* Whether an id looks like one of the corpus's entities: what is not linked itself does not keep such an id, which may mean another. */
static bool looks_linked(ncorp_str id) { return id.size == 13 && id.data[0] == 'E'; }

/* The corpus's id for an id of the article's; absent for one that the article does not explain and the corpus may use. */
static ncorp_str linked_id(const applying *a, ncorp_str id)
{
  uint32_t local = nci_entity_ids_find(&a->ids, id);
  if (local != UINT32_MAX) return a->id_of[local];
  return looks_linked(id) ? NCI_NO_STR : id;
}

/* Ids of what is described and not named, as far as the corpus has them. */
static bool map_described(applying *a, const nci_article_links *links, ncorp_str *id_of)
{
  const nci_article_data *d = a->data;
  uint32_t at = 0, entity, mention;
  if (!links->described_count) return true;
  const uint32_t *local = nci_map_mentions(a->arena, d);
  a->described = nci_arena_alloc(a->arena, d->mention_count, sizeof *a->described);
  if (!a->described || (d->mention_count && !local)) return false;
  for (uint32_t m = 0; m < d->mention_count; m++) a->described[m] = NCI_NO_STR;
  for (uint32_t i = 0; i < links->described_count && nci_described_next(d, local, &at, &entity, &mention); i++) {
    if (!links->described[i].size) continue;
    a->because[entity != NCORP_NONE ? entity : d->entity_count + mention] = links->described_because[i];
    if (entity != NCORP_NONE) id_of[entity] = links->described[i];
    else a->described[mention] = links->described[i], a->described_count++;
  }
  return true;
}

/* False when there is no memory, or when the article names more or fewer entities than it has links for. */
static bool map_ids(applying *a, const nci_article_links *links)
{
  const nci_article_data *d = a->data;
  uint32_t named = 0;
  ncorp_str *id_of = nci_arena_alloc(a->arena, d->entity_count, sizeof *id_of);
  uint32_t reasons = d->entity_count + d->mention_count;
  a->because = nci_arena_alloc(a->arena, reasons, sizeof *a->because);
  for (uint32_t i = 0; a->because && i < reasons; i++) a->because[i] = NCI_NO_STR;
  if (!id_of || !a->because || !nci_entity_ids_init(&a->ids, a->arena, d)) return false;
  for (uint32_t i = 0; i < d->entity_count; i++) {
    id_of[i] = d->entities[i].id;
    if (!d->entities[i].unnamed) {
      if (named == links->entity_count) return false;
      a->because[i] = links->entity_because[named];
      id_of[i] = links->entities[named++];
    } else if (looks_linked(id_of[i])) {
      id_of[i] = nci_arena_id(a->arena, 'a', i);
    }
  }
  a->id_of = id_of;
  return named == links->entity_count && map_described(a, links, id_of);
}

static int by_start(const void *a, const void *b, void *ctx)
{
  const ncorp_role_fact *x = a, *y = b;
  (void)ctx;
  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

typedef NCI_VEC(ncorp_role_fact) facts;

/* Adds what is said of one local entity; whom it says it of gets the corpus's id. */
static void add_facts(applying *a, facts *to, uint32_t local)
{
  for (uint32_t i = 0; i < a->data->entities[local].fact_count; i++) {
    ncorp_role_fact fact = a->data->entities[local].facts[i];
    if (fact.of.data) fact.of = linked_id(a, fact.of);
    nci_vec_add(a->arena, to, fact);
  }
}

/* Unknown members go where their entity went: to[old index] is its new one, or UINT32_MAX. */
static void move_extras(applying *a, const uint32_t *to)
{
  NCI_VEC(nci_extra) extras = { 0 };
  for (uint32_t i = 0; i < a->data->extra_count; i++) {
    nci_extra extra = a->data->extras[i];
    if (extra.layer == NCI_LAYER_ENTITIES) extra.index = to[extra.index];
    if (extra.index != UINT32_MAX) nci_vec_add(a->arena, &extras, extra);
  }
  a->data->extras = extras.at;
  a->data->extra_count = extras.count;
}

/* The article's entities under their corpus ids; of two that became one the first stays, one with a name before one without,
 * with the facts of both. */
static void apply_to_entities(applying *a)
{
  nci_article_data *d = a->data;
  uint32_t count = 0;
  nci_intern seen;
  ncorp_article_entity *entities = nci_arena_alloc(a->arena, (size_t)d->entity_count + a->described_count, sizeof *entities);
  facts *said = nci_arena_alloc(a->arena, d->entity_count, sizeof *said);
  uint32_t *to = nci_arena_alloc(a->arena, d->entity_count, sizeof *to);
  if (!entities || !said || !to) return;
  nci_intern_init(&seen, a->arena);
  for (uint32_t i = 0; i < d->entity_count; i++) {
    uint32_t at = nci_intern_add(&seen, a->id_of[i]);
    if (at == UINT32_MAX) return;
    to[i] = at < count ? UINT32_MAX : at;
    if (at == count) {
      entities[count] = d->entities[i];
      entities[count].id = a->id_of[i];
      said[count++] = (facts){ 0 };
    } else if (entities[at].unnamed && !d->entities[i].unnamed) {
      entities[at] = d->entities[i];
      entities[at].id = a->id_of[i];
    }
    add_facts(a, &said[at], i);
  }
  for (uint32_t i = 0; i < count; i++) {
    if (!nci_sort(a->arena, said[i].at, said[i].count, sizeof *said[i].at, by_start, NULL)) return;
    entities[i].facts = said[i].at;
    entities[i].fact_count = said[i].count;
  }
  for (uint32_t m = 0; a->described_count && m < d->mention_count; m++) {
    const ncorp_mention *mention = &d->mentions[m];
    if (!a->described[m].size || nci_intern_add(&seen, a->described[m]) != count) continue;
    ncorp_str text = nci_str(d->text.data + mention->span.start, mention->span.end - mention->span.start);
    entities[count++] = (ncorp_article_entity){ .id = a->described[m], .type = mention->type, .name = nci_on_one_line(a->arena, text),
                                                .gender = mention->gender, .unnamed = 1 };
  }
  if (d->extra_count) move_extras(a, to);
  d->entities = entities;
  d->entity_count = count;
}

/* Mentions name the corpus entity of their local one. */
static void apply_to_mentions(applying *a)
{
  nci_article_data *d = a->data;
  ncorp_mention *mentions = nci_arena_alloc(a->arena, d->mention_count, sizeof *mentions);
  if (!mentions) return;
  for (uint32_t i = 0; i < d->mention_count; i++) {
    mentions[i] = d->mentions[i];
    uint32_t local = mentions[i].entity.data ? nci_entity_ids_find(&a->ids, mentions[i].entity) : UINT32_MAX;
    bool described = a->described_count && a->described[i].size;
    ncorp_str because = a->because[local != UINT32_MAX ? local : d->entity_count + i];
    if (mentions[i].entity.data) mentions[i].entity = linked_id(a, mentions[i].entity);
    else if (described) mentions[i].entity = a->described[i];
    /* what joined it to others of its article stays; the first of them was joined by the story */
    if (because.size && (!mentions[i].because.size || nci_str_is(mentions[i].because, "first"))) mentions[i].because = because;
  }
  d->mentions = mentions;
}

/* Event mentions name the record that they were merged into. */
static void apply_to_events(applying *a, const nci_article_links *links)
{
  nci_article_data *d = a->data;
  ncorp_event_mention *events = nci_arena_alloc(a->arena, d->event_count, sizeof *events);
  if (!events) return;
  for (uint32_t i = 0; i < d->event_count; i++) {
    events[i] = d->events[i];
    events[i].record = links->events[i];
  }
  d->events = events;
}

ncorp_status nci_article_links_apply(nci_arena *arena, const nci_article_links *links, nci_article_data *data)
{
  applying a = { .arena = arena, .data = data };
  if (!nci_str_eq(links->article, data->id) || links->event_count != data->event_count) return NCORP_ERR_ARG;
  if (!map_ids(&a, links)) return arena->failed ? NCORP_ERR_NOMEM : NCORP_ERR_ARG;
  if (data->mention_count) apply_to_mentions(&a);
  if (data->entity_count || a.described_count) apply_to_entities(&a);
  if (data->event_count) apply_to_events(&a, links);
  data->story = links->story;
  data->near_duplicate_of = links->near_duplicate_of;
  if (links->published.data && !data->published.size) {
    data->published = links->published;
    data->published_from = NCORP_DATE_INFERRED;
  }
  return nci_arena_status(arena);
}

/* ---- bytes: strings behind their length and one (0: absent), of seven bits a byte, lowest first; lists behind their count ---- */

static void put(nci_buffer *b, uint64_t n)
{
  for (; n >= 0x80; n >>= 7) nci_buffer_char(b, (char)(n | 0x80));
  nci_buffer_char(b, (char)n);
}

static void put_str(nci_buffer *b, ncorp_str s)
{
  put(b, s.data ? (uint64_t)s.size + 1 : 0);
  nci_buffer_str(b, s);
}

static void put_strs(nci_buffer *b, const ncorp_str *items, uint32_t count)
{
  put(b, count);
  for (uint32_t i = 0; i < count; i++) put_str(b, items[i]);
}

void nci_article_links_pack(const nci_article_links *links, nci_buffer *out)
{
  put_str(out, links->article);
  put_str(out, links->story);
  put_str(out, links->near_duplicate_of);
  put_str(out, links->published);
  put_strs(out, links->entities, links->entity_count);
  put_strs(out, links->entity_because, links->entity_count);
  put_strs(out, links->described, links->described_count);
  put_strs(out, links->described_because, links->described_count);
  put_strs(out, links->events, links->event_count);
}

/* Numbers fit 35 bits: nothing here is longer than an article. */
static bool get(ncorp_str *bytes, uint64_t *out)
{
  *out = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    if (!bytes->size) return false;
    unsigned char c = (unsigned char)*bytes->data++;
    bytes->size--;
    *out |= (uint64_t)(c & 0x7f) << shift;
    if (c < 0x80) return true;
  }
  return false;
}

static bool get_str(ncorp_str *bytes, ncorp_str *out)
{
  uint64_t size;
  *out = NCI_NO_STR;
  if (!get(bytes, &size) || size > (uint64_t)bytes->size + 1) return false;
  if (!size) return true;
  *out = nci_str(bytes->data, (size_t)size - 1);
  bytes->data += out->size;
  bytes->size -= out->size;
  return nci_utf8_valid(*out) == out->size;
}

/* Each string takes a byte at least, so a count cannot ask for more memory than there are bytes. */
static bool get_strs(nci_arena *arena, ncorp_str *bytes, const ncorp_str **out, uint32_t *out_count)
{
  uint64_t count;
  if (!get(bytes, &count) || count > bytes->size) return false;
  ncorp_str *items = nci_arena_alloc(arena, (size_t)count, sizeof *items);
  for (uint64_t i = 0; items && i < count; i++)
    if (!get_str(bytes, &items[i])) return false;
  *out = items;
  *out_count = (uint32_t)count;
  return items != NULL;
}

ncorp_status nci_article_links_unpack(nci_arena *arena, ncorp_str *bytes, nci_article_links *out)
{
  uint32_t names, reasons;
  bool whole = get_str(bytes, &out->article) && get_str(bytes, &out->story) && get_str(bytes, &out->near_duplicate_of)
               && get_str(bytes, &out->published) && get_strs(arena, bytes, &out->entities, &out->entity_count)
               && get_strs(arena, bytes, &out->entity_because, &names) && names == out->entity_count
               && get_strs(arena, bytes, &out->described, &out->described_count)
               && get_strs(arena, bytes, &out->described_because, &reasons) && reasons == out->described_count
               && get_strs(arena, bytes, &out->events, &out->event_count);
  return whole ? NCORP_OK : arena->failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
}
