/* api.i - what both languages wrap, one file for each public header that scripts reach.
 *
 * The module is private plumbing: typed, documented classes are written by hand over it in each language. Script types
 * have names of their own, so that SWIG's names for their methods do not collide with the library's.
 *
 * A language gives, before it includes this file, typemaps for
 *   ncorp_str              text in (absent for none)
 *   const char *path       a NUL-terminated name in; also *model, *published, *title, *spill
 *   size_t index, other    an index in the language's own counting
 *   ncb_sink *sink         a value out
 *   TYPE **out             an owned object out, for Corpus, Article, Tree, Reader, Sources, Dictionary, Patterns and Linker; ncorp_text **out: a string
 *   Dictionary *dictionary a dictionary in, or none; so Patterns *patterns
 *   ncb_call *call         a progress callback in; ncb_call *quiet: none
 *   ncorp_error *error     an exception when the status is an error
 * The last three stand in this order, so that what a call made has an owner before anything is raised.
 */
%{
#include <stdbool.h>
#include <string.h>
#include "calls.h"
#include "sink.h"

typedef ncorp_corpus Corpus;
typedef ncorp_article Article;
typedef ncorp_tree Tree;
typedef ncb_reader Reader;
typedef ncb_sources Sources;
typedef ncorp_dictionary Dictionary;
typedef ncorp_patterns Patterns;
%}

%nodefaultctor;
%include "status.i"
%include "article.i"
%include "tree.i"
%include "corpus.i"
%include "source.i"
%include "reader.i"
%include "analyzer.i"
%include "linker.i"
%include "name.i"
%include "writer.i"
