/* Weak stand-ins for the stages that are still being built; goes away when they have landed. */
#include "export/export.h"
#include "format/format.h"
#include "format/ncf.h"
#include "format/ncf_read.h"
#include "link/link.h"
#include "meaning/meaning.h"
#include "structure/structure.h"
#include "text/fold.h"

#define WEAK __attribute__((weak))
#pragma GCC diagnostic ignored "-Wmissing-prototypes"

WEAK ncorp_status nci_structure(nci_document *doc) { (void)doc; return NCORP_OK; }
WEAK ncorp_status nci_structure_tokens(nci_document *doc) { (void)doc; return NCORP_OK; }
WEAK ncorp_status nci_mentions(nci_document *doc) { (void)doc; return NCORP_OK; }
WEAK ncorp_status nci_quantities(nci_document *doc) { (void)doc; return NCORP_OK; }
WEAK ncorp_status nci_quotes(nci_document *doc) { (void)doc; return NCORP_OK; }
WEAK ncorp_status nci_events(nci_document *doc) { (void)doc; return NCORP_OK; }
WEAK ncorp_status nci_link_entities(nci_link *link) { (void)link; return NCORP_OK; }
WEAK ncorp_status nci_link_events(nci_link *link) { (void)link; return NCORP_OK; }
WEAK ncorp_status nci_link_stories(nci_link *link) { (void)link; return NCORP_OK; }
WEAK void nci_html_report(nci_buffer *o, const ncorp_corpus *c, ncorp_str t) { (void)o; (void)c; (void)t; }
WEAK void nci_html_article(nci_buffer *o, const nci_article_block *a) { (void)o; (void)a; }
WEAK void nci_ncf_reader_init(nci_ncf_reader *r, const ncorp_allocator *a, const ncorp_reader_options *o, const nci_sink *s) { (void)r; (void)a; (void)o; (void)s; }
WEAK void nci_ncf_reader_done(nci_ncf_reader *r) { (void)r; }
WEAK void nci_ncf_reader_begin(nci_ncf_reader *r) { (void)r; }
WEAK ncorp_status nci_ncf_read_line(nci_ncf_reader *r, ncorp_str l, const nci_where *w, ncorp_error *e) { (void)r; (void)l; (void)w; (void)e; return NCORP_ERR_UNSUPPORTED; }
