/* The names that the corpus format has for enumerators, and what the types mean. */
#include <newscorpus/article.h>
#include <newscorpus/name.h>

#include <stddef.h>

#include "base/str.h"

/* Defines a function that names the enumerators 0, 1, ... of an enumeration. */
#define NAMES(function, type, ...)                                        \
  const char *function(type value)                                        \
  {                                                                       \
    static const char *const names[] = { __VA_ARGS__ };                   \
    size_t index = (size_t)value;                                         \
    return index < sizeof names / sizeof *names ? names[index] : NULL;    \
  }

NAMES(ncorp_time_type_name, ncorp_time_type, "DATE", "TIME", "DURATION", "SET")
NAMES(ncorp_bound_name, ncorp_bound, "exact", "at_least", "at_most", "more_than", "less_than", "about")
NAMES(ncorp_quote_kind_name, ncorp_quote_kind, "direct", "partial", "indirect")
NAMES(ncorp_entity_type_name, ncorp_entity_type, "PER", "ORG", "LOC", "MISC")
NAMES(ncorp_mention_form_name, ncorp_mention_form, "name", "nominal", "pronoun")
NAMES(ncorp_number_name, ncorp_number, NULL, "Sing", "Plur")
NAMES(ncorp_gender_name, ncorp_gender, NULL, "Fem", "Masc", "Neut")
NAMES(ncorp_name_verdict_name, ncorp_name_verdict, "apart", "open", "one")
NAMES(ncorp_casualty_name, ncorp_casualty, NULL, "killed", "injured", "missing", "arrested", "displaced", "abducted")
NAMES(ncorp_event_type_name, ncorp_event_type, "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
      "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "X_OTHER", "X_DISASTER", "X_ACCIDENT",
      "X_ELECTION", "X_RULING", "X_DEATH", "X_STATEMENT")
NAMES(ncorp_event_status_name, ncorp_event_status, "occurred", "ongoing", "planned", "denied", "negated", "hypothetical")
NAMES(ncorp_block_kind_name, ncorp_block_kind, "title", "summary", "byline", "date", "dateline", "heading", "paragraph",
      "list", "caption", "boilerplate")
NAMES(ncorp_date_source_name, ncorp_date_source, NULL, "metadata", "text", "option", "inferred")

uint32_t ncorp_event_type_quad(ncorp_event_type type)
{
  /* PLOVER's quad classes, in the order of the enumeration. */
  static const uint8_t quads[] = { 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4 };
  size_t index = (size_t)type;
  return index < sizeof quads ? quads[index] : 0;
}

static ncorp_str name_of(ncorp_event_type type, ncorp_str own)
{
  const char *name = ncorp_event_type_name(type);
  return type == NCORP_X_OTHER && own.size ? own : nci_cstr(name ? name : "");
}

ncorp_str ncorp_event_mention_type(const ncorp_event_mention *event) { return event ? name_of(event->type, event->own_type) : NCI_NO_STR; }
ncorp_str ncorp_event_type_of(const ncorp_event *event) { return event ? name_of(event->type, event->own_type) : NCI_NO_STR; }
