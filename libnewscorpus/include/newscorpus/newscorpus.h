/* newscorpus/newscorpus.h - the whole API of libnewscorpus.
 *
 * One idea runs through it: a corpus is an immutable value, and each stage is a function from corpus to corpus.
 *
 *     ncorp_corpus *text, *annotated, *linked;
 *     ncorp_analyzer *analyzer;
 *     ncorp_read("folder", NULL, &text, NULL);
 *     ncorp_analyzer_new(NULL, &analyzer, NULL);
 *     ncorp_analyzer_run(analyzer, text, NULL, &annotated, NULL);
 *     ncorp_link(annotated, NULL, &linked, NULL);
 *     for (size_t i = 0; i < ncorp_corpus_event_count(linked); i++)
 *       printf("%.*s\n", NCORP_STR_ARG(ncorp_corpus_event(linked, i)->date));
 *     ncorp_write(linked, "corpus.ncf", NULL, NULL);
 *
 * Ownership: what arrives through `**out` belongs to the caller and is given back with the type's unref or close; what
 * is returned is borrowed from its corpus. Errors: see status.h. Threads: corpora and analyzers are shared freely, a
 * reader or writer belongs to one thread at a time. The library has no global state and needs no initialisation; it
 * does not look at the locale, the time zone or the environment.
 */
#ifndef NEWSCORPUS_NEWSCORPUS_H
#define NEWSCORPUS_NEWSCORPUS_H

#include <newscorpus/export.h>
#include <newscorpus/version.h>
#include <newscorpus/status.h>
#include <newscorpus/allocator.h>
#include <newscorpus/text.h>
#include <newscorpus/time.h>
#include <newscorpus/quote.h>
#include <newscorpus/entity.h>
#include <newscorpus/event.h>
#include <newscorpus/article.h>
#include <newscorpus/tree.h>
#include <newscorpus/corpus.h>
#include <newscorpus/source.h>
#include <newscorpus/reader.h>
#include <newscorpus/model.h>
#include <newscorpus/dictionary.h>
#include <newscorpus/pattern.h>
#include <newscorpus/analyzer.h>
#include <newscorpus/arrow.h>
#include <newscorpus/linker.h>
#include <newscorpus/name.h>
#include <newscorpus/stages.h>
#include <newscorpus/writer.h>

#endif
