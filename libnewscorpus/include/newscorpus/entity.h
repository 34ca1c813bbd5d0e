/* newscorpus/entity.h - mentions in an article, the entities of an article, and the linked entities of a corpus.
 *
 * A mention is a stretch of text that refers to somebody or something. The mentions of an article that mean the same are
 * one entity of the article, with what the article says of it (its roles, its country). Linking joins the entities of all
 * articles, however they are spelled, into entities of the corpus.
 *
 * Types are those of the CoNLL shared tasks: persons, organisations, places, and other names. A place that stands for its
 * government ("Moscow said") stays a place; a building that does ("the Kremlin") is an organisation.
 */
#ifndef NEWSCORPUS_ENTITY_H
#define NEWSCORPUS_ENTITY_H

#include <newscorpus/time.h>

NCORP_BEGIN_DECLS

/* What an entity is. */
typedef enum ncorp_entity_type {
  NCORP_PER = 0, /* a person */
  NCORP_ORG = 1, /* an organisation */
  NCORP_LOC = 2, /* a place */
  NCORP_MISC = 3 /* anything else that has a name */
} ncorp_entity_type;

/* How a mention refers. */
typedef enum ncorp_mention_form {
  NCORP_FORM_NAME = 0,    /* "Ada Lovelace" */
  NCORP_FORM_NOMINAL = 1, /* "the envoy" */
  NCORP_FORM_PRONOUN = 2  /* "she" */
} ncorp_mention_form;

/* Grammatical number and gender as Universal Dependencies name them, where the text shows them. */
typedef enum ncorp_number {
  NCORP_NUMBER_NONE = 0,
  NCORP_SING = 1,
  NCORP_PLUR = 2
} ncorp_number;

typedef enum ncorp_gender {
  NCORP_GENDER_NONE = 0,
  NCORP_FEM = 1,
  NCORP_MASC = 2,
  NCORP_NEUT = 3 /* "it": no person */
} ncorp_gender;

/* A mention of an entity. The span of a name leaves out titles, articles and possessive endings: "Ada Lovelace" in "Lady
 * Ada Lovelace's"; that of a description is its noun phrase: "the old envoy". Only the library makes these; fields may be
 * added at the end. */
typedef struct ncorp_mention {
  ncorp_span span;         /* where it stands */
  ncorp_entity_type type;  /* of the entity */
  ncorp_mention_form form; /* how it refers */
  ncorp_str entity;        /* id: within the article ("a3") or, once linked, in the corpus ("E12") if it is ever named; or absent */
  ncorp_span head;         /* the word that the others hang on: "envoy"; the whole span where none is known */
  ncorp_number number;
  ncorp_gender gender;
  ncorp_str stands_for;    /* of a place or building that stands for a government: ISO 3166-1 alpha-3 of the country; or absent */
  ncorp_span evidence;     /* the mention by which it was joined to its entity, or NCORP_NO_SPAN */
  ncorp_str because;       /* the rule that joined it ("same-name", "apposition"), or absent */
} ncorp_mention;

/* What an article says that a person or organisation is, to whom: "Jane Roe, the treasurer of the Red Cross", "Roe's
 * brother John". Only the library makes these; fields may be added at the end. */
typedef struct ncorp_role_fact {
  ncorp_str role;    /* "treasurer", "brother" */
  ncorp_str of;      /* id of the entity of the same article that it is held in, or of whom it is said; or absent */
  ncorp_str country; /* ISO 3166-1 alpha-3: which it is held for, or absent */
  ncorp_str sector;  /* PLOVER sector, or absent */
  int former;        /* 1: held no longer */
  ncorp_span span;   /* the words that say so: "the treasurer of the Red Cross" */
  ncorp_str because; /* the rule that fired: "title" (before the name), "apposition", "possessive" ("Roe's brother"), "copula" ("is"),
                        "relative-clause" ("who heads"), "counterpart", "delegation" */
} ncorp_role_fact;

/* What an article says of one entity. Its mentions carry the same id. Only the library makes these; fields may be
 * added at the end. */
typedef struct ncorp_article_entity {
  ncorp_str id;           /* "a3" within the article or, once linked, the corpus entity's ("E12") */
  ncorp_entity_type type;
  ncorp_str name;         /* the fullest name in the article */
  ncorp_str country;      /* ISO 3166-1 alpha-3, as for ncorp_entity, or absent */
  ncorp_str sector;       /* PLOVER sector ("GOV"), or absent */
  const ncorp_str *roles; /* "President of Ukraine" */
  uint32_t role_count;
  int located;            /* 1 when lat and lon are known */
  ncorp_decimal lat, lon; /* WGS 84 degrees */
  int unnamed;            /* 1: the article never names it; its name is then the first description */
  ncorp_gender gender;
  const ncorp_role_fact *facts; /* in text order */
  uint32_t fact_count;
  /* How country and sector are known, or absent: "roles" (`facts` say so), a table of the library ("countries", "cities", "regions",
     "features", "organisations"), "office:president 2019-05-20/" (the table of office holders, with the days in office), "words" (those
     in its name or before it). */
  ncorp_str country_because, sector_because;
} ncorp_article_entity;

/* One spelling of an entity's name, as it stands in the articles. */
typedef struct ncorp_entity_name {
  ncorp_str name;            /* as it is written */
  uint32_t count;            /* mentions so spelled */
  const ncorp_str *articles; /* ids of the articles that spell it so, in corpus order */
  uint32_t article_count;
} ncorp_entity_name;

/* A linked entity. What the articles say of it is put to the vote where they differ; what none of them says, and no table
 * of the library knows, is absent. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_entity {
  ncorp_str id;                   /* "E12" */
  ncorp_entity_type type;
  ncorp_str name;                 /* the canonical name */
  const ncorp_entity_name *names; /* all spellings, most frequent first */
  uint32_t name_count;
  ncorp_str country;              /* ISO 3166-1 alpha-3: of a place where it lies, of others whom they act for; or absent */
  ncorp_str sector;               /* PLOVER sector ("GOV"), or absent */
  const ncorp_str *roles;         /* "President of Ukraine" */
  uint32_t role_count;
  const ncorp_str *articles;      /* ids, in corpus order */
  uint32_t article_count;
  uint32_t mentions;              /* how many mentions in all */
  int located;                    /* 1 when lat and lon are known */
  ncorp_decimal lat, lon;         /* WGS 84 degrees */
  int unnamed;                    /* 1: the articles of one story describe it and never name it; `names` are descriptions then */
} ncorp_entity;

/* Name an enumerator as the corpus format does ("PER", "nominal", "Plur", "Fem").
 *
 * Returns: a static string; NULL for the values "none" and for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_entity_type_name(ncorp_entity_type type);
NCORP_API const char *ncorp_mention_form_name(ncorp_mention_form form);
NCORP_API const char *ncorp_number_name(ncorp_number number);
NCORP_API const char *ncorp_gender_name(ncorp_gender gender);

NCORP_END_DECLS

#endif
