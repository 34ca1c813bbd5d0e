/* newscorpus/name.h - names compared as linking compares them, for those who link elsewhere (in SQL, in Spark).
 *
 * Two names that share no key are never compared by linking. Join names by their keys, compare the pairs, and cluster those
 * that are one; those that are open join only where nothing else comes into question (docs/names.md).
 */
#ifndef NEWSCORPUS_NAME_H
#define NEWSCORPUS_NAME_H

#include <newscorpus/entity.h>

NCORP_BEGIN_DECLS

/* The most keys and reasons that a name and a pair can have. */
#define NCORP_NAME_KEYS_MAX 64
#define NCORP_NAME_REASONS_MAX 10

/* A name, and what else is known of whoever bears it. Zero-filled with struct_size set means a person of whom nothing is. */
typedef struct ncorp_name {
  size_t struct_size;     /* sizeof(ncorp_name) */
  ncorp_entity_type type;
  ncorp_str name;         /* UTF-8 in any script */
  ncorp_str country;      /* ISO 3166-1 alpha-3, or absent */
  ncorp_gender gender;
} ncorp_name;

/* What to make of two names. */
typedef enum ncorp_name_verdict {
  NCORP_NAMES_APART = 0, /* nothing says that they are one's, or something that they are not */
  NCORP_NAMES_OPEN = 1,  /* one is too short to tell: a lone surname, an acronym, half of a name */
  NCORP_NAMES_ONE = 2    /* one's, where nothing else speaks against it */
} ncorp_name_verdict;

/* What two names have to say about being one's. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_name_match {
  int32_t score;          /* thousandths: 0 nothing speaks for it, 1000 all does */
  int veto;               /* 1: they cannot be one; the last reason says why */
  int open;               /* 1: one is too short to tell */
  uint32_t reason_count;
  const char *reasons[NCORP_NAME_REASONS_MAX]; /* "same-name", "like-name", "initial-fits", "other-country", ...: static strings */
  int32_t weights[NCORP_NAME_REASONS_MAX];     /* what each adds to the score */
  ncorp_name_verdict verdict; /* apart with a veto or a score below 500; else open or one */
} ncorp_name_match;

/* "apart", "open" or "one"; NULL for what is none of the enumeration. */
NCORP_API const char *ncorp_name_verdict_name(ncorp_name_verdict verdict);

/* Gives the keys under which linking looks for a name.
 *
 * name: whose keys are wanted.
 * keys: where up to NCORP_NAME_KEYS_MAX of them go, each once; they are the same on every machine. A key whose lowest bit is
 *   not set is a coarse one: where more than 64 names have it, linking does not use it, since whoever has it has finer ones.
 * count: how many there are.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any number of calls at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_name_keys(const ncorp_name *name, uint64_t *keys, uint32_t *count, ncorp_error *error);

/* Compares two names. The order does not matter.
 *
 * a, b: the names.
 * out: what linking makes of the pair.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any number of calls at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_name_compare(const ncorp_name *a, const ncorp_name *b, ncorp_name_match *out, ncorp_error *error);

NCORP_END_DECLS

#endif
