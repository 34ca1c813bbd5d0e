/* What the language model knows of the tokens, as columns of the document. */
#include "structure/structure.h"

ncorp_status nci_tags(nci_document *doc) { return nci_arena_status(doc->arena); }

ncorp_status nci_parse(nci_document *doc) { return nci_arena_status(doc->arena); }
