/* newscorpus/event.h - events as an article tells them, linked event records, and stories.
 *
 * Types, modes, contexts and sizes are PLOVER's; codes are CAMEO's. An article has event *mentions*: one for each
 * happening that it tells of, however many sentences it gives to it. Linking merges the mentions of all articles that
 * tell of one happening into an event *record*, which keeps every report and each field on which the reports differ.
 *
 * Every field of a mention can be traced: the trigger, the participants, the place and the time have spans, `because` names the
 * entry of the lexicon that matched, and `evidence` has the words of the rest and what was inferred. A field that the text does not give is absent; nothing is filled in by default.
 */
#ifndef NEWSCORPUS_EVENT_H
#define NEWSCORPUS_EVENT_H

#include <newscorpus/entity.h>

NCORP_BEGIN_DECLS

/* PLOVER event types. The first seven are cooperation (of words, then of deeds), the others conflict (likewise). */
typedef enum ncorp_event_type {
  NCORP_AGREE = 0,      /* agree to something, or offer or promise it */
  NCORP_CONSULT = 1,    /* meet, visit, call, negotiate; all sides are actors */
  NCORP_SUPPORT = 2,    /* praise, back, thank, recognise, establish ties */
  NCORP_CONCEDE = 3,    /* give way: to a demand, in a dispute, by easing a restriction */
  NCORP_COOPERATE = 4,  /* do something together: trade, train, share intelligence */
  NCORP_AID = 5,        /* give money, goods, arms, shelter */
  NCORP_RETREAT = 6,    /* withdraw, cease fire, release, disarm */
  NCORP_REQUEST = 7,    /* ask for, demand, appeal, propose */
  NCORP_ACCUSE = 8,     /* criticise, blame, complain, sue, investigate */
  NCORP_REJECT = 9,     /* refuse, decline, veto, defy */
  NCORP_THREATEN = 10,  /* warn of consequences */
  NCORP_PROTEST = 11,   /* demonstrate, strike, riot */
  NCORP_SANCTION = 12,  /* punish by breaking off or reducing: expel, impose an embargo, halt aid */
  NCORP_MOBILIZE = 13,  /* show or ready force */
  NCORP_COERCE = 14,    /* arrest, seize, ban, censor, deport */
  NCORP_ASSAULT = 15,   /* use violence */
  /* Beyond PLOVER. */
  NCORP_X_OTHER = 16,     /* what a dictionary of the user's codes and PLOVER has no type for (see the CAMEO code), and types of the
                             user's patterns (see `own_type`) */
  NCORP_X_DISASTER = 17,  /* earthquake, flood, storm, wildfire, drought, epidemic: nobody acts */
  NCORP_X_ACCIDENT = 18,  /* crash, derailment, fire, explosion by accident, collapse, sinking: nobody acts */
  NCORP_X_ELECTION = 19,  /* held (by whom), won, lost; taking office */
  NCORP_X_RULING = 20,    /* a court decides; the actor is the court */
  NCORP_X_DEATH = 21,     /* of natural or unspecified cause; the recipient is who dies */
  NCORP_X_STATEMENT = 22  /* a formal public statement, announcement or speech; not everything that is said */
} ncorp_event_type;

/* How far an event got, by the words of the article. */
typedef enum ncorp_event_status {
  NCORP_OCCURRED = 0,    /* told as a fact, by the article or by somebody it quotes (see `attribution`) */
  NCORP_ONGOING = 1,     /* going on at the time of the article */
  NCORP_PLANNED = 2,     /* announced, scheduled, promised */
  NCORP_DENIED = 3,      /* somebody says that it did not happen */
  NCORP_NEGATED = 4,     /* did not happen */
  NCORP_HYPOTHETICAL = 5 /* could, would, may; a threat of it, a wish for it */
} ncorp_event_status;

/* An amount with its bound; `known` is 0 where none is given. */
typedef struct ncorp_amount {
  int known;
  ncorp_decimal value;
  ncorp_bound bound;
} ncorp_amount;

/* An amount of something that PLOVER has no field for (missiles, drones, sites). */
typedef struct ncorp_count {
  ncorp_str unit; /* lemma */
  ncorp_amount amount;
} ncorp_count;

/* PLOVER's magnitudes. An amount that no report gives has `known` 0; 0 itself is an amount. Where reports of one happening
 * disagree, the record holds one of the values and `differences` all of them. */
typedef struct ncorp_size {
  ncorp_amount dead, injured, arrested, abducted, participants;
  const ncorp_count *counts;
  uint32_t count_count;
} ncorp_size;

/* Where a field of an event mention comes from that is no mention and no time itself, or what was inferred of one that is.
 *
 *   field          span                            because
 *   "status"       the word that decides it: "not", "will"; what is told as a fact has none
 *   "event"        what makes another type of the act: "refused" (to meet)
 *   "size.dead" and so on, "size.counts.0"         the rule of the quantity
 *                  the quantity
 *   "duration"     the time expression
 *   "attribution"  the reporting phrase, or the quotation     the rule of the quotation
 *   "actor.0", "recipient.0"   -                   "another-clause", "another-sentence": it stands there
 *                  "only-other": no phrase says so, but no other country is named with the act; "at-home": nor is any but the actor's
 *   "actor_code.0", "recipient_code.0"         "words", "place", "other-side", "sentence", "dateline": the country of the code was
 *                  who or what shows it         inferred from what describes the participant, from where it happened, the other side, the only country that the sentence names
 *   "event_loc"    -                               "destination" (of a visit), "protest-before", "another-sentence"
 *   "date"         -                               "day-told": when it was said, "protest-before", "another-sentence"
 *   "context.0"    the words that raise it, with the user's dictionaries
 *   "confidence"   -                               what it was counted from: "verb two-sides known-actor", "dictionary"
 */
typedef struct ncorp_event_evidence {
  ncorp_str field;   /* as the corpus format names it */
  ncorp_span span;   /* or NCORP_NO_SPAN */
  ncorp_str because; /* or absent */
} ncorp_event_evidence;

/* An event as one article tells it. Indexes are those of the same article's layers; every one of them is in range or
 * NCORP_NONE. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_event_mention {
  ncorp_event_type type;
  const ncorp_str *modes;      /* PLOVER modes, lower case */
  uint32_t mode_count;
  const ncorp_str *contexts;   /* PLOVER contexts, lower case */
  uint32_t context_count;
  ncorp_str cameo;             /* CAMEO code, or absent */
  ncorp_span trigger;          /* what evokes it */
  uint32_t sentence;           /* index of the sentence */
  const uint32_t *actors;      /* indexes of mentions; all sides of a reciprocal event */
  uint32_t actor_count;
  const uint32_t *recipients;  /* indexes of mentions */
  uint32_t recipient_count;
  uint32_t place;              /* index of a mention, or NCORP_NONE */
  uint32_t time;               /* index of a time, or NCORP_NONE */
  ncorp_str date;              /* ISO 8601 date or interval, or absent */
  ncorp_str duration;          /* TIMEX3 duration, or absent */
  ncorp_event_status status;
  uint32_t attribution;        /* index of the mention of who says so, or NCORP_NONE */
  ncorp_size size;
  ncorp_decimal confidence;    /* 0 to 1 */
  ncorp_str because;           /* what matched */
  ncorp_str record;            /* id of the event record it was merged into, or absent */
  const ncorp_str *actor_codes;     /* of each actor CAMEO's code ("ARNGOV"), by the user's dictionaries where these coded it; absent where none is known */
  const ncorp_str *recipient_codes; /* of each recipient */
  ncorp_str code;                   /* what such a dictionary calls it where that is no CAMEO code ("174K"), or absent */
  const ncorp_event_evidence *evidence; /* where the other fields come from */
  uint32_t evidence_count;
  ncorp_str own_type;               /* the name of a type of the user's patterns ("X_LAYOFFS"), where `type` is NCORP_X_OTHER; or absent */
} ncorp_event_mention;

/* A participant of an event record: an entity of the corpus or, where the reports only describe somebody ("gunmen"), the
 * words that they use. */
typedef struct ncorp_participant {
  ncorp_str entity; /* id, or absent */
  ncorp_str code;   /* CAMEO actor or country code, or absent */
  ncorp_str sector; /* PLOVER sector, or absent */
  ncorp_str text;   /* the entity's canonical name, or the words of the mention */
} ncorp_participant;

/* A report: where an event record comes from. */
typedef struct ncorp_report {
  ncorp_str article; /* id */
  uint32_t event;    /* index into that article's event mentions */
} ncorp_report;

/* One value on which reports differ, with who gives it. Values are printed as the corpus format has them: "PT2H", "at least
 * 9", "2025-12-06". */
typedef struct ncorp_difference_value {
  ncorp_str value;           /* printed; "" where the articles say nothing */
  const ncorp_str *articles; /* ids */
  uint32_t article_count;
  int latest;                /* 1: the article that was published last of those that say something gives it */
  int specific;              /* 1: it is more exact than the others: a day, not its month; "23", not "at least 20"; a town, not its country; more names */
} ncorp_difference_value;

/* A field on which reports differ. Silence is a value of "duration" alone: who does not tell of the dead or the day does not
 * contradict those who do. */
typedef struct ncorp_difference {
  ncorp_str field; /* "duration" "date" "event_loc" "actor" "recipient" (names, with "; " between) "status" "size.dead" and so on,
                    * "size.counts.drone" */
  const ncorp_difference_value *values;
  uint32_t value_count;
} ncorp_difference;

/* Where an event record happened. Coordinates are those of the place that is named, not of the spot. */
typedef struct ncorp_place {
  int known;              /* 0: the record has no place */
  ncorp_str entity;       /* id, or absent */
  ncorp_str text;         /* name */
  ncorp_str country;      /* ISO 3166-1 alpha-3, or absent */
  int located;            /* 1 when lat and lon are known */
  ncorp_decimal lat, lon; /* WGS 84 degrees */
} ncorp_place;

/* A happening, merged from all its reports. Each event mention of a linked article belongs to exactly one record. Only the
 * library makes these; fields may be added at the end. */
typedef struct ncorp_event {
  ncorp_str id;                        /* "V7" */
  ncorp_event_type type;
  uint32_t quad_code;                  /* 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0: none */
  const ncorp_str *modes;
  uint32_t mode_count;
  const ncorp_str *contexts;
  uint32_t context_count;
  ncorp_str cameo;                     /* or absent */
  ncorp_str date;                      /* first day, ISO 8601, or absent */
  ncorp_str enddate;                   /* last day, or absent */
  ncorp_str date_precision;            /* "day", "week", "month", "year", or absent */
  const ncorp_participant *actors;
  uint32_t actor_count;
  const ncorp_participant *recipients;
  uint32_t recipient_count;
  ncorp_place place;
  ncorp_event_status status;
  ncorp_str duration;                  /* or absent */
  ncorp_size size;
  const ncorp_report *reports;
  uint32_t report_count;
  const ncorp_difference *differences;
  uint32_t difference_count;
  ncorp_decimal confidence;
  ncorp_str own_type;                  /* as in the mentions */
} ncorp_event;

/* A cluster of articles about one happening or its direct sequel. Each article of a linked corpus belongs to one. */
typedef struct ncorp_story {
  ncorp_str id;              /* "S3" */
  const ncorp_str *articles; /* ids, in corpus order */
  uint32_t article_count;
  ncorp_str title;           /* or absent */
  ncorp_str first, last;     /* dates of the first and the last article or event; or absent */
} ncorp_story;

/* Name an enumerator as the corpus format does ("CONSULT", "occurred").
 *
 * Returns: a static string; NULL for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_event_type_name(ncorp_event_type type);
NCORP_API const char *ncorp_event_status_name(ncorp_event_status status);

/* Names the type of an event as the corpus format does: with a type of the user's patterns, by that.
 *
 * Returns: a view that lives as long as the event.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_event_mention_type(const ncorp_event_mention *event);
NCORP_API ncorp_str ncorp_event_type_of(const ncorp_event *event);

/* Gives the quad code of a PLOVER type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
 * 4 material conflict.
 *
 * Returns: 1 to 4; 0 for a type beyond PLOVER and for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API uint32_t ncorp_event_type_quad(ncorp_event_type type);

NCORP_END_DECLS

#endif
