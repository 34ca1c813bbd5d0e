/* Copying linked records (entities, events, stories) into a corpus's arena. What a reader or the linker lends lives until
 * its next record; a corpus owns every byte that it shows. */
#include "model/corpus.h"

#include "base/str.h"

void nci_corpus_drop_linked(ncorp_corpus *corpus)
{
  corpus->entities.count = corpus->events.count = corpus->stories.count = 0;
  corpus->entity_extras.count = corpus->event_extras.count = corpus->story_extras.count = 0;
  corpus->linked = 0;
}

/* Copies an array of views and what they see. */
static const ncorp_str *copy_strs(nci_arena *arena, const ncorp_str *from, uint32_t count)
{
  if (!count) return NULL;
  ncorp_str *to = nci_arena_alloc(arena, count, sizeof *to);
  for (uint32_t i = 0; to && i < count; i++) to[i] = nci_arena_str(arena, from[i]);
  return to;
}

/* The items themselves; what they point to is the caller's to copy. NULL for an empty array. */
static void *copy_array(nci_arena *arena, const void *from, uint32_t count, size_t size)
{
  if (!count) return NULL;
  void *to = nci_arena_alloc(arena, count, size);
  if (to) memcpy(to, from, (size_t)count * size);
  return to;
}

static void keep(nci_arena *arena, ncorp_str *s) { *s = nci_arena_str(arena, *s); }

/* Unknown members are kept beside their record, one view for each, absent ones included. */
static ncorp_status add_extra(nci_arena *arena, ncorp_str **at, uint32_t *count, uint32_t *capacity, ncorp_str extra)
{
  ncorp_str *slot = nci_vec_room(arena, (void **)at, count, capacity, sizeof **at);
  if (slot) *slot = nci_arena_str(arena, extra);
  return nci_arena_status(arena);
}

#define ADD_EXTRA(corpus, v, extra) \
  add_extra(&(corpus)->arena, &(corpus)->v.at, &(corpus)->v.count, &(corpus)->v.capacity, (extra))

ncorp_status nci_corpus_add_entity(ncorp_corpus *corpus, const ncorp_entity *entity, ncorp_str extra)
{
  nci_arena *arena = &corpus->arena;
  ncorp_entity e = *entity;
  keep(arena, &e.id);
  keep(arena, &e.name);
  keep(arena, &e.country);
  keep(arena, &e.sector);
  e.roles = copy_strs(arena, e.roles, e.role_count);
  e.articles = copy_strs(arena, e.articles, e.article_count);
  ncorp_entity_name *names = copy_array(arena, e.names, e.name_count, sizeof *names);
  for (uint32_t i = 0; names && i < e.name_count; i++) {
    keep(arena, &names[i].name);
    names[i].articles = copy_strs(arena, names[i].articles, names[i].article_count);
  }
  e.names = names;
  nci_vec_add(arena, &corpus->entities, e);
  corpus->linked = 1;
  return ADD_EXTRA(corpus, entity_extras, extra);
}

static const ncorp_participant *copy_participants(nci_arena *arena, const ncorp_participant *from, uint32_t count)
{
  ncorp_participant *to = copy_array(arena, from, count, sizeof *to);
  for (uint32_t i = 0; to && i < count; i++) {
    keep(arena, &to[i].entity);
    keep(arena, &to[i].code);
    keep(arena, &to[i].sector);
    keep(arena, &to[i].text);
  }
  return to;
}

static const ncorp_difference *copy_differences(nci_arena *arena, const ncorp_difference *from, uint32_t count)
{
  ncorp_difference *to = copy_array(arena, from, count, sizeof *to);
  for (uint32_t i = 0; to && i < count; i++) {
    keep(arena, &to[i].field);
    ncorp_difference_value *values = copy_array(arena, to[i].values, to[i].value_count, sizeof *values);
    for (uint32_t k = 0; values && k < to[i].value_count; k++) {
      keep(arena, &values[k].value);
      values[k].articles = copy_strs(arena, values[k].articles, values[k].article_count);
    }
    to[i].values = values;
  }
  return to;
}

ncorp_status nci_corpus_add_event(ncorp_corpus *corpus, const ncorp_event *event, ncorp_str extra)
{
  nci_arena *arena = &corpus->arena;
  ncorp_event e = *event;
  keep(arena, &e.id);
  keep(arena, &e.own_type);
  keep(arena, &e.cameo);
  keep(arena, &e.date);
  keep(arena, &e.enddate);
  keep(arena, &e.date_precision);
  keep(arena, &e.duration);
  keep(arena, &e.place.entity);
  keep(arena, &e.place.text);
  keep(arena, &e.place.country);
  e.modes = copy_strs(arena, e.modes, e.mode_count);
  e.contexts = copy_strs(arena, e.contexts, e.context_count);
  e.actors = copy_participants(arena, e.actors, e.actor_count);
  e.recipients = copy_participants(arena, e.recipients, e.recipient_count);
  ncorp_count *counts = copy_array(arena, e.size.counts, e.size.count_count, sizeof *counts);
  for (uint32_t i = 0; counts && i < e.size.count_count; i++) keep(arena, &counts[i].unit);
  e.size.counts = counts;
  ncorp_report *reports = copy_array(arena, e.reports, e.report_count, sizeof *reports);
  for (uint32_t i = 0; reports && i < e.report_count; i++) keep(arena, &reports[i].article);
  e.reports = reports;
  e.differences = copy_differences(arena, e.differences, e.difference_count);
  nci_vec_add(arena, &corpus->events, e);
  corpus->linked = 1;
  return ADD_EXTRA(corpus, event_extras, extra);
}

ncorp_status nci_corpus_add_story(ncorp_corpus *corpus, const ncorp_story *story, ncorp_str extra)
{
  nci_arena *arena = &corpus->arena;
  ncorp_story s = *story;
  keep(arena, &s.id);
  keep(arena, &s.title);
  keep(arena, &s.first);
  keep(arena, &s.last);
  s.articles = copy_strs(arena, s.articles, s.article_count);
  nci_vec_add(arena, &corpus->stories, s);
  corpus->linked = 1;
  return ADD_EXTRA(corpus, story_extras, extra);
}
