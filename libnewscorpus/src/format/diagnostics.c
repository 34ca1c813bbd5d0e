/* The table of findings, and how one becomes a message. */
#include "format/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* In the order of their numbers. */
static const nci_diagnostic_kind kinds[] = {
  { NCI_D_CANNOT_OPEN, NCORP_ERROR, NCORP_ERR_IO, "check the path and its permissions" },
  { NCI_D_READ_FAILED, NCORP_ERROR, NCORP_ERR_IO, "what came before was read; read the source again" },
  { NCI_D_SYMLINK, NCORP_WARNING, NCORP_ERR_IO, "to read what it points to, name that as a source" },
  { NCI_D_SPECIAL_FILE, NCORP_WARNING, NCORP_ERR_IO, "move it out of the folder" },
  { NCI_D_FOLDER_DEPTH, NCORP_ERROR, NCORP_ERR_LIMIT, "name it as a source or raise max_folder_depth" },
  { NCI_D_OTHER_FILES, NCORP_NOTE, NCORP_ERR_UNSUPPORTED, "to read one of them, name it as a source" },
  { NCI_D_NAME_UTF8, NCORP_WARNING, NCORP_ERR_ENCODING, "rename the file in UTF-8" },
  { NCI_D_VANISHED, NCORP_WARNING, NCORP_ERR_IO, "leave the folder alone while it is read" },

  { NCI_D_COMPRESSED_DATA, NCORP_ERROR, NCORP_ERR_SYNTAX, "fetch or compress the file again" },
  { NCI_D_COMPRESSED_END, NCORP_ERROR, NCORP_ERR_SYNTAX, "the file was cut; fetch or compress it again" },
  { NCI_D_COMPRESSED_TAIL, NCORP_WARNING, NCORP_ERR_SYNTAX, "what follows is ignored; cut it off" },
  { NCI_D_COMPRESSED_RATIO, NCORP_ERROR, NCORP_ERR_LIMIT, "raise max_ratio if the file is to be trusted" },
  { NCI_D_COMPRESSED_EMPTY, NCORP_ERROR, NCORP_ERR_LIMIT, "decompress the file and compress it as one part" },
  { NCI_D_COMPRESSED_WINDOW, NCORP_ERROR, NCORP_ERR_LIMIT, "compress it again with a window of at most 128 MiB (without --long)" },
  { NCI_D_SOURCE_SIZE, NCORP_ERROR, NCORP_ERR_LIMIT, "split the source or raise max_total" },

  { NCI_D_TEXT_GUESSED, NCORP_WARNING, NCORP_ERR_ENCODING, "save the file as UTF-8 if characters look wrong" },
  { NCI_D_TEXT_REPAIRED, NCORP_WARNING, NCORP_ERR_ENCODING, "save the file anew in the encoding of its byte order mark" },
  { NCI_D_TEXT_NUL, NCORP_WARNING, NCORP_ERR_ENCODING, "each is now U+FFFD; take them out" },
  { NCI_D_TEXT_EMPTY, NCORP_WARNING, NCORP_ERR_SYNTAX, "fill it or remove it" },
  { NCI_D_TEXT_SIZE, NCORP_ERROR, NCORP_ERR_LIMIT, "split the file or raise max_record" },

  { NCI_D_ID_REPEATED, NCORP_ERROR, NCORP_ERR_SYNTAX, "give each article an id of its own" },
  { NCI_D_ID_CHANGED, NCORP_NOTE, NCORP_ERR_SYNTAX, "remove the file if it is a copy" },
  { NCI_D_LINE_SIZE, NCORP_ERROR, NCORP_ERR_LIMIT, "split the record or raise max_record" },

  { NCI_D_JSON_SYNTAX, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the record as one line of JSON" },
  { NCI_D_JSON_END, NCORP_ERROR, NCORP_ERR_SYNTAX, "complete the record on one line" },
  { NCI_D_JSON_TRAILING, NCORP_ERROR, NCORP_ERR_SYNTAX, "put each record on a line of its own" },
  { NCI_D_JSON_NUMBER, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the number as JSON does: 0, -12, 0.5, 1e6" },
  { NCI_D_JSON_CONTROL, NCORP_ERROR, NCORP_ERR_SYNTAX, "escape it as \\n, \\t or \\u00XX" },
  { NCI_D_JSON_ESCAPE, NCORP_ERROR, NCORP_ERR_SYNTAX, "use one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX" },
  { NCI_D_JSON_SURROGATE, NCORP_ERROR, NCORP_ERR_ENCODING, "write the character itself or both halves of its pair" },
  { NCI_D_JSON_UTF8, NCORP_ERROR, NCORP_ERR_ENCODING, "save the file as UTF-8" },
  { NCI_D_JSON_DEPTH, NCORP_ERROR, NCORP_ERR_LIMIT, "nest less deeply or raise max_depth" },
  { NCI_D_JSON_DUPLICATE, NCORP_WARNING, NCORP_ERR_SYNTAX, "the first one counts; remove the others" },

  { NCI_D_NCF_RECORD, NCORP_ERROR, NCORP_ERR_SYNTAX, "each line has to be an object with a \"record\"" },
  { NCI_D_NCF_KIND, NCORP_ERROR, NCORP_ERR_UNSUPPORTED, "use corpus, article, entity, event or story" },
  { NCI_D_NCF_VERSION, NCORP_ERROR, NCORP_ERR_UNSUPPORTED, "this version reads format 1; update the library" },
  { NCI_D_NCF_HEADER, NCORP_WARNING, NCORP_ERR_SYNTAX, "the first header counts; keep corpora of different languages apart" },
  { NCI_D_NCF_NO_HEADER, NCORP_NOTE, NCORP_ERR_SYNTAX, "format 1 is taken for granted; begin files with a \"corpus\" record" },
  { NCI_D_NCF_MISSING, NCORP_ERROR, NCORP_ERR_SYNTAX, "add the key" },
  { NCI_D_NCF_TYPE, NCORP_ERROR, NCORP_ERR_SYNTAX, "give the key a value of its type" },
  { NCI_D_NCF_ENUM, NCORP_ERROR, NCORP_ERR_SYNTAX, "use a word that the format lists for the key" },
  { NCI_D_NCF_NUMBER, NCORP_ERROR, NCORP_ERR_SYNTAX, "give a number in the key's range" },
  { NCI_D_NCF_SPAN, NCORP_ERROR, NCORP_ERR_SYNTAX, "count offsets in code points of \"text\", start before end" },
  { NCI_D_NCF_INDEX, NCORP_ERROR, NCORP_ERR_SYNTAX, "count from 0 in the list that the key points into" },
  { NCI_D_NCF_COLUMNS, NCORP_ERROR, NCORP_ERR_SYNTAX, "give every column one value for each token" },
  { NCI_D_NCF_ORDER, NCORP_ERROR, NCORP_ERR_SYNTAX, "sort the list by start" },
  { NCI_D_NCF_OVERLAP, NCORP_ERROR, NCORP_ERR_SYNTAX, "make each item end before the next one starts" },
  { NCI_D_NCF_ID, NCORP_ERROR, NCORP_ERR_SYNTAX, "give an id that is not empty" },
  { NCI_D_NCF_DATE, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the date as 2025-12-06 or 2025-12-06T14:30:00Z" },
  { NCI_D_NCF_LOST, NCORP_NOTE, NCORP_ERR_SYNTAX, "move it to the record or to an item of a layer" },
  { NCI_D_NCF_LINKS, NCORP_NOTE, NCORP_ERR_SYNTAX, "link the articles anew" },

  { NCI_D_OUTPUT_OPEN, NCORP_ERROR, NCORP_ERR_IO, "check that the folder exists and can be written to" },
  { NCI_D_OUTPUT_WRITE, NCORP_ERROR, NCORP_ERR_IO, "make room on the disk; the old file, if any, is untouched" },
  { NCI_D_OUTPUT_COMMIT, NCORP_ERROR, NCORP_ERR_IO, "check the folder's permissions; the old file, if any, is untouched" },
  { NCI_D_OUTPUT_TOKENS, NCORP_ERROR, NCORP_ERR_UNSUPPORTED, "analyse the corpus before it is written" },
  { NCI_D_OUTPUT_LINKED, NCORP_ERROR, NCORP_ERR_UNSUPPORTED, "link the corpus before its events are written" },

  { NCI_D_MODEL_OPEN, NCORP_ERROR, NCORP_ERR_IO, "check the path and its permissions" },
  { NCI_D_MODEL_DAMAGED, NCORP_ERROR, NCORP_ERR_SYNTAX, "get the model again" },
  { NCI_D_MODEL_VERSION, NCORP_ERROR, NCORP_ERR_UNSUPPORTED, "take a model that was trained with this version of the library" },
  { NCI_D_MODEL_SIZE, NCORP_ERROR, NCORP_ERR_LIMIT, "check that the file is a model" },
  { NCI_D_CONLLU_COLUMNS, NCORP_ERROR, NCORP_ERR_SYNTAX, "separate ten columns by single tabs" },
  { NCI_D_CONLLU_ID, NCORP_ERROR, NCORP_ERR_SYNTAX, "number the words 1, 2, 3 and put 2-3 before the words 2 and 3" },
  { NCI_D_CONLLU_FORM, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the word in the second column" },
  { NCI_D_CONLLU_HEAD, NCORP_ERROR, NCORP_ERR_SYNTAX, "give the number of a word of the sentence, or 0 for its root" },
  { NCI_D_CONLLU_TREE, NCORP_WARNING, NCORP_ERR_SYNTAX, "the sentence is read without its heads and relations" },
  { NCI_D_CONLLU_TEXT, NCORP_ERROR, NCORP_ERR_SYNTAX, "make \"# text\" and the words agree" },
  { NCI_D_CONLLU_SPACE, NCORP_WARNING, NCORP_ERR_SYNTAX, "the text counts" },
  { NCI_D_CONLLU_EMPTY, NCORP_WARNING, NCORP_ERR_SYNTAX, "remove it or write its words" },
  { NCI_D_CONLLU_BYTE, NCORP_ERROR, NCORP_ERR_ENCODING, "save the file as UTF-8 without control characters" },
  { NCI_D_CONLLU_END, NCORP_WARNING, NCORP_ERR_SYNTAX, "end each sentence with an empty line; a file that ends without one may have been cut" },
  { NCI_D_CONLLU_LEFT_OUT, NCORP_NOTE, NCORP_ERR_UNSUPPORTED, "keep the file if you need them" },

  { NCI_D_DICTIONARY_OPEN, NCORP_ERROR, NCORP_ERR_IO, "check the path and its permissions" },
  { NCI_D_DICTIONARY_EMPTY, NCORP_ERROR, NCORP_ERR_IO, "name the files as PETRARCH does: news.actors.txt, news.agents.txt, news.verbs.txt" },
  { NCI_D_DICTIONARY_UTF8, NCORP_WARNING, NCORP_ERR_ENCODING, "save the file as UTF-8 if characters look wrong" },
  { NCI_D_DICTIONARY_COMMENT, NCORP_WARNING, NCORP_ERR_SYNTAX, "end the comment with -->" },
  { NCI_D_DICTIONARY_CODE, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the code in square brackets, without blanks" },
  { NCI_D_DICTIONARY_BRACKET, NCORP_WARNING, NCORP_ERR_SYNTAX, "close the bracket" },
  { NCI_D_DICTIONARY_PHRASE, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the words before the code" },
  { NCI_D_DICTIONARY_DATE, NCORP_ERROR, NCORP_ERR_SYNTAX, "write dates as 20121109 or 121109, with < or > before one or - between two" },
  { NCI_D_DICTIONARY_INTERVAL, NCORP_ERROR, NCORP_ERR_SYNTAX, "give the first day first" },
  { NCI_D_DICTIONARY_ALONE, NCORP_ERROR, NCORP_ERR_SYNTAX, "put it behind the line that it belongs to" },
  { NCI_D_DICTIONARY_MARK, NCORP_ERROR, NCORP_ERR_SYNTAX, "put a ~ before the code, or behind it if it goes before the actor's" },
  { NCI_D_DICTIONARY_MARKER, NCORP_ERROR, NCORP_ERR_SYNTAX, "define it above: !NAME! = WORD, WORD" },
  { NCI_D_DICTIONARY_SYNSET, NCORP_ERROR, NCORP_ERR_SYNTAX, "define the set above, and use it as an element of its own" },
  { NCI_D_DICTIONARY_VERB, NCORP_ERROR, NCORP_ERR_SYNTAX, "write one * where the verb stands" },
  { NCI_D_DICTIONARY_FORM, NCORP_WARNING, NCORP_ERR_SYNTAX, "write a + before the verb: +BREAK_DOWN" },
  { NCI_D_DICTIONARY_SYNTAX, NCORP_WARNING, NCORP_ERR_UNSUPPORTED, "take it out or make it a comment with #" },
  { NCI_D_DICTIONARY_REPEATED, NCORP_WARNING, NCORP_ERR_SYNTAX, "give each set a name of its own" },
  { NCI_D_DICTIONARY_LIMIT, NCORP_ERROR, NCORP_ERR_LIMIT, "shorten it" },
  { NCI_D_DICTIONARY_OPTION, NCORP_ERROR, NCORP_ERR_SYNTAX, "give a number, or true or false, as the option has it" },
  { NCI_D_DICTIONARY_MISSING, NCORP_ERROR, NCORP_ERR_IO, "put the file into the folder, or take its name out" },
  { NCI_D_DICTIONARY_SIZE, NCORP_ERROR, NCORP_ERR_LIMIT, "check that the files are dictionaries" },

  { NCI_D_PATTERN_OPEN, NCORP_ERROR, NCORP_ERR_IO, "check the path and its permissions" },
  { NCI_D_PATTERN_EMPTY, NCORP_ERROR, NCORP_ERR_IO, "give the files names that end in .tsv" },
  { NCI_D_PATTERN_SIZE, NCORP_ERROR, NCORP_ERR_LIMIT, "check that the files are patterns" },
  { NCI_D_PATTERN_UTF8, NCORP_ERROR, NCORP_ERR_ENCODING, "save the file as UTF-8" },
  { NCI_D_PATTERN_DIRECTIVE, NCORP_ERROR, NCORP_ERR_SYNTAX, "write one of the directives that the message names, before the header" },
  { NCI_D_PATTERN_HEADER, NCORP_ERROR, NCORP_ERR_SYNTAX, "name the columns as docs/events.md does" },
  { NCI_D_PATTERN_ROW, NCORP_ERROR, NCORP_ERR_SYNTAX, "separate the cells by one tab each" },
  { NCI_D_PATTERN_PHRASE, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the phrases with one | between them" },
  { NCI_D_PATTERN_LIMIT, NCORP_ERROR, NCORP_ERR_LIMIT, "take rows out" },
  { NCI_D_PATTERN_TYPE, NCORP_ERROR, NCORP_ERR_SYNTAX, "write a PLOVER type, or X_ and capitals, digits and _" },
  { NCI_D_PATTERN_CODE, NCORP_ERROR, NCORP_ERR_SYNTAX, "take a code of CAMEO's, or leave the cell empty" },
  { NCI_D_PATTERN_WORD, NCORP_ERROR, NCORP_ERR_SYNTAX, "write one of the words that docs/events.md names" },
  { NCI_D_PATTERN_FRAME, NCORP_ERROR, NCORP_ERR_SYNTAX, "write the frame as docs/events.md does" },
  { NCI_D_PATTERN_CLASS, NCORP_ERROR, NCORP_ERR_SYNTAX, "put nouns of the class into the table objects" },
  { NCI_D_PATTERN_NEVER, NCORP_WARNING, NCORP_ERR_SYNTAX, "put the row before the other one, or take it out" },
};

const nci_diagnostic_kind *nci_diagnostic_find(int32_t number)
{
  size_t low = 0, high = sizeof kinds / sizeof kinds[0];
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (kinds[middle].number == number) return &kinds[middle];
    if (kinds[middle].number < number) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

ncorp_status nci_report(const nci_sink *sink, bool strict, ncorp_error *error, nci_diagnostic number, const nci_where *where,
                        const char *format, ...)
{
  static const nci_diagnostic_kind unknown = { 0, NCORP_ERROR, NCORP_ERR_SYNTAX, "see the manual" };
  static const nci_where nowhere;
  const nci_diagnostic_kind *kind = nci_diagnostic_find((int32_t)number);
  if (!kind) kind = &unknown;
  if (!where) where = &nowhere;

  /* A long reason is cut so that the remedy stays. */
  char message[NCORP_ERROR_MESSAGE_SIZE];
  size_t remedy = strlen(kind->remedy), room = sizeof message - remedy - 2;
  va_list args;
  va_start(args, format);
  int n = vsnprintf(message, room, format, args);
  va_end(args);
  size_t size = n < 0 ? 0 : (size_t)n < room ? (size_t)n : room - 1;
  if (n > (int)size) { /* no half character */
    while (size && ((unsigned char)message[size - 1] & 0xc0) == 0x80) size--;
    while (size && ((unsigned char)message[size - 1] & 0xc0) == 0xc0) size--;
  }
  memcpy(message + size, "; ", 2);
  memcpy(message + size + 2, kind->remedy, remedy + 1);

  if (strict && kind->severity == NCORP_ERROR) return nci_fail(error, kind->status, kind->number, where, "%s", message);
  if (!sink || !sink->diagnostic) return NCORP_OK;
  const ncorp_diagnostic diagnostic = {
    .number = kind->number, .severity = kind->severity, .source = where->source, .record = where->record,
    .offset = where->offset, .line = where->line, .column = where->column, .message = { message, size + 2 + remedy },
  };
  return sink->diagnostic(sink->ctx, &diagnostic);
}
