/* Gives the version. */
#include <newscorpus/version.h>

const char *ncorp_version(void) { return NCORP_VERSION_STRING; }
