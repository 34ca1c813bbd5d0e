/* What the analyzer asks of a dictionary. */
#ifndef NCI_API_DICTIONARY_H
#define NCI_API_DICTIONARY_H

#include <newscorpus/dictionary.h>
#include "knowledge/cameo_dictionary.h"

const nci_cameo_dictionary *nci_dictionary_compiled(const ncorp_dictionary *dictionary);

#endif
