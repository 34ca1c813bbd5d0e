/* The findings of readers and writers: their permanent numbers, and the one way to report them.
 *
 * diagnostics.yaml in the library's folder describes each for people; a number is never used for something else. */
#ifndef NCI_FORMAT_DIAGNOSTICS_H
#define NCI_FORMAT_DIAGNOSTICS_H

#include <stdbool.h>
#include "base/error.h"
#include "format/record.h"

typedef enum nci_diagnostic {
  NCI_D_NONE = 0,

  /* 100 to 109: files and folders */
  NCI_D_CANNOT_OPEN = 100,      /* a file or folder that cannot be opened */
  NCI_D_READ_FAILED = 101,      /* the system or the caller's function failed while reading */
  NCI_D_SYMLINK = 102,          /* a symbolic link below a folder */
  NCI_D_SPECIAL_FILE = 103,     /* neither a file nor a folder */
  NCI_D_FOLDER_DEPTH = 104,     /* a folder that lies too deep */
  NCI_D_OTHER_FILES = 105,      /* files that hold no news by their names */
  NCI_D_NAME_UTF8 = 106,        /* a name that is not UTF-8 */
  NCI_D_VANISHED = 107,         /* gone between listing and opening */

  /* 110 to 119: compression and size */
  NCI_D_COMPRESSED_DATA = 110,  /* data that do not decompress */
  NCI_D_COMPRESSED_END = 111,   /* compressed data that end too early */
  NCI_D_COMPRESSED_TAIL = 112,  /* something stands behind the compressed data */
  NCI_D_COMPRESSED_RATIO = 113, /* more comes out than any text would give */
  NCI_D_COMPRESSED_EMPTY = 114, /* part after part that holds nothing */
  NCI_D_COMPRESSED_WINDOW = 115, /* decompressing would take too much memory */
  NCI_D_SOURCE_SIZE = 116,      /* a source that is larger than allowed */

  /* 120 to 129: text files */
  NCI_D_TEXT_GUESSED = 120,     /* neither UTF-8 nor marked: read as Windows-1252 */
  NCI_D_TEXT_REPAIRED = 121,    /* ill-formed for the encoding that its mark names */
  NCI_D_TEXT_NUL = 122,         /* NUL characters */
  NCI_D_TEXT_EMPTY = 123,       /* nothing in it */
  NCI_D_TEXT_SIZE = 124,        /* larger than a record may be */

  /* 130 to 149: articles and lines */
  NCI_D_ID_REPEATED = 130,      /* a record whose id an earlier one has */
  NCI_D_ID_CHANGED = 131,       /* a text file whose id an earlier article has */
  NCI_D_LINE_SIZE = 140,        /* a line that is longer than a record may be */

  /* 200 to 219: JSON */
  NCI_D_JSON_SYNTAX = 200,    /* a byte that cannot stand there */
  NCI_D_JSON_END = 201,       /* the record ends too early */
  NCI_D_JSON_TRAILING = 202,  /* something stands behind the record */
  NCI_D_JSON_NUMBER = 203,    /* a malformed number */
  NCI_D_JSON_CONTROL = 204,   /* a control character that is not escaped */
  NCI_D_JSON_ESCAPE = 205,    /* an escape that JSON does not have */
  NCI_D_JSON_SURROGATE = 206, /* half a surrogate pair */
  NCI_D_JSON_UTF8 = 207,      /* bytes that are not UTF-8 */
  NCI_D_JSON_DEPTH = 208,     /* nested too deeply */
  NCI_D_JSON_DUPLICATE = 209, /* a key that the object already has */

  /* 220 to 299: News Corpus Format */
  NCI_D_NCF_RECORD = 220,     /* not a record */
  NCI_D_NCF_KIND = 221,       /* a kind of record that is not known */
  NCI_D_NCF_VERSION = 222,    /* a version of the format that is not known */
  NCI_D_NCF_HEADER = 223,     /* a header that disagrees with the first */
  NCI_D_NCF_NO_HEADER = 224,  /* no header before the first record */
  NCI_D_NCF_MISSING = 225,    /* a key that has to be there */
  NCI_D_NCF_TYPE = 226,       /* a value of another type than its key has */
  NCI_D_NCF_ENUM = 227,       /* a word that its key does not know */
  NCI_D_NCF_NUMBER = 228,     /* a number out of its range */
  NCI_D_NCF_SPAN = 229,       /* a span that does not lie in the text */
  NCI_D_NCF_INDEX = 230,      /* an index that is outside its list */
  NCI_D_NCF_COLUMNS = 231,    /* columns of unequal length */
  NCI_D_NCF_ORDER = 232,      /* items that are not in text order */
  NCI_D_NCF_OVERLAP = 233,    /* items that overlap where they may not */
  NCI_D_NCF_ID = 234,         /* an id that is empty */
  NCI_D_NCF_DATE = 235,       /* not an ISO 8601 date */
  NCI_D_NCF_LOST = 237,       /* an unknown key where none can be kept */
  NCI_D_NCF_LINKS = 238,      /* linked records of more than one file */

  /* 300 to 319: writing */
  NCI_D_OUTPUT_OPEN = 300,    /* the file beside the final name cannot be made */
  NCI_D_OUTPUT_WRITE = 301,   /* the system did not take the bytes */
  NCI_D_OUTPUT_COMMIT = 302,  /* the finished file cannot be given its name */
  NCI_D_OUTPUT_TOKENS = 303,  /* an article that is not split into sentences and tokens, for a format made of them */
  NCI_D_OUTPUT_LINKED = 304,  /* a corpus without event records, for a format made of them */

  /* 400 to 419: language models */
  NCI_D_MODEL_OPEN = 400,     /* a model file that cannot be opened or read */
  NCI_D_MODEL_DAMAGED = 401,  /* damaged, or not a model */
  NCI_D_MODEL_VERSION = 402,  /* of another version, or for other machines */
  NCI_D_MODEL_SIZE = 403,     /* larger than a model may be */

  /* 420 to 439: CoNLL-U */
  NCI_D_CONLLU_COLUMNS = 420, /* a line that has not ten columns */
  NCI_D_CONLLU_ID = 421,      /* an id that is not the next one */
  NCI_D_CONLLU_FORM = 422,    /* a word without a form */
  NCI_D_CONLLU_HEAD = 423,    /* a head that is no word of the sentence */
  NCI_D_CONLLU_TREE = 424,    /* heads that make no tree */
  NCI_D_CONLLU_TEXT = 425,    /* words that do not spell the text */
  NCI_D_CONLLU_SPACE = 426,   /* SpaceAfter and the text say different things */
  NCI_D_CONLLU_EMPTY = 427,   /* a sentence without words */
  NCI_D_CONLLU_BYTE = 428,    /* a byte that cannot stand in a line */
  NCI_D_CONLLU_END = 429,     /* a sentence that no empty line ends */
  NCI_D_CONLLU_LEFT_OUT = 430, /* what the corpus has no place for */

  /* 440 to 479: dictionaries of event coding; those of their lines are numbered in knowledge/cameo_dictionary.h as well */
  NCI_D_DICTIONARY_OPEN = 440,     /* a folder or file that cannot be opened or read */
  NCI_D_DICTIONARY_EMPTY = 441,    /* nothing in the folder is a dictionary */
  NCI_D_DICTIONARY_UTF8 = 442,     /* not UTF-8 */
  NCI_D_DICTIONARY_COMMENT = 443,  /* a comment that does not end */
  NCI_D_DICTIONARY_CODE = 444,     /* a code is missing, or is none */
  NCI_D_DICTIONARY_BRACKET = 445,  /* a bracket or brace that is not closed */
  NCI_D_DICTIONARY_PHRASE = 446,   /* no words where some have to be */
  NCI_D_DICTIONARY_DATE = 447,     /* not a date */
  NCI_D_DICTIONARY_INTERVAL = 448, /* a last day before the first one */
  NCI_D_DICTIONARY_ALONE = 449,    /* a line that continues nothing */
  NCI_D_DICTIONARY_MARK = 450,     /* an agent's code without its "~" */
  NCI_D_DICTIONARY_MARKER = 451,   /* a substitution that is not defined, or not as it should be */
  NCI_D_DICTIONARY_SYNSET = 452,   /* a set of synonyms that is not defined, or that cannot stand there */
  NCI_D_DICTIONARY_VERB = 453,     /* a pattern without its verb, or with several */
  NCI_D_DICTIONARY_FORM = 454,     /* a verb of several words that does not say which one is the verb */
  NCI_D_DICTIONARY_SYNTAX = 455,   /* something that the syntax does not have */
  NCI_D_DICTIONARY_REPEATED = 456, /* what an earlier line defines */
  NCI_D_DICTIONARY_LIMIT = 457,    /* more than there may be */
  NCI_D_DICTIONARY_OPTION = 458,   /* an option's value that cannot be taken */
  NCI_D_DICTIONARY_MISSING = 459,  /* a file that the configuration names is not there */
  NCI_D_DICTIONARY_SIZE = 460,     /* larger than dictionaries may be */

  /* 480 to 499: event patterns; those of their lines are numbered in knowledge/lexicon_compiler.h as well */
  NCI_D_PATTERN_OPEN = 480, /* a file or folder that cannot be opened or read */
  NCI_D_PATTERN_EMPTY = 481, /* nothing in the folder is a table */
  NCI_D_PATTERN_SIZE = 482, /* larger than patterns may be */
  NCI_D_PATTERN_UTF8 = 483, /* a line that is no text */
  NCI_D_PATTERN_DIRECTIVE = 484, /* a directive that is not known */
  NCI_D_PATTERN_HEADER = 485, /* a header that is not as it should be */
  NCI_D_PATTERN_ROW = 486, /* a row that is not as it should be */
  NCI_D_PATTERN_PHRASE = 487, /* a phrase that is not as it should be */
  NCI_D_PATTERN_LIMIT = 488, /* more than there may be */
  NCI_D_PATTERN_TYPE = 489, /* not a type */
  NCI_D_PATTERN_CODE = 490, /* not a CAMEO code */
  NCI_D_PATTERN_WORD = 491, /* a word that the cell does not take */
  NCI_D_PATTERN_FRAME = 492, /* an item of a frame that is not as it should be */
  NCI_D_PATTERN_CLASS = 493, /* a class that no noun has */
  NCI_D_PATTERN_NEVER = 494 /* a row that another one forestalls */
} nci_diagnostic;

/* What is fixed for a number. */
typedef struct nci_diagnostic_kind {
  int32_t number;
  ncorp_severity severity;
  ncorp_status status; /* what a call returns when it stops there */
  const char *remedy;  /* ends the message */
} nci_diagnostic_kind;

/* Gives the kind of a number, or NULL when there is none. */
const nci_diagnostic_kind *nci_diagnostic_find(int32_t number);

/* Reports a finding. The message is the formatted reason (as for nci_fail), then "; " and the remedy.
 *
 * In strict mode one of severity NCORP_ERROR fills *error and gives the number's status, which is below zero.
 * Everything else goes to the sink's `diagnostic` (which may be NULL), whose status is given. */
__attribute__((format(printf, 6, 7)))
ncorp_status nci_report(const nci_sink *sink, bool strict, ncorp_error *error, nci_diagnostic number, const nci_where *where,
                        const char *format, ...);

#endif
