/* newscorpus/text.h - text that the library produces: JSON, HTML, tables.
 *
 * An ncorp_text is an immutable, reference-counted byte string that the caller owns. It ends with a NUL byte that
 * its size does not count.
 */
#ifndef NEWSCORPUS_TEXT_H
#define NEWSCORPUS_TEXT_H

#include <newscorpus/status.h>

NCORP_BEGIN_DECLS

typedef struct ncorp_text ncorp_text;

/* Gives the bytes of a text.
 *
 * text: may be NULL.
 * Returns: a view that lives as long as the text; an absent view for NULL.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_text_view(const ncorp_text *text);

/* Writes a text to a file, as ncorp_writer does: aside, and under its name only when it is whole and on disk.
 *
 * path: the file's name, or "-" for standard output.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_IO; NCORP_ERR_NOMEM. After an error no file of that name was made or
 *   changed.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_text_write(const ncorp_text *text, const char *path, ncorp_error *error);

/* Takes another reference to a text.
 *
 * text: may be NULL.
 * Returns: the same text.
 * Since: 0.1
 */
NCORP_API ncorp_text *ncorp_text_ref(ncorp_text *text);

/* Drops a reference; the last one frees the text.
 *
 * text: may be NULL.
 * Since: 0.1
 */
NCORP_API void ncorp_text_unref(ncorp_text *text);

NCORP_END_DECLS

#endif
