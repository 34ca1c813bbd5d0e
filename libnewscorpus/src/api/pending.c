/* Weak stand-ins for the stages that are still being built; goes away when they have landed. */
#include "export/export.h"
#include "format/format.h"
#include "format/ncf.h"
#include "link/link.h"
#include "meaning/meaning.h"
#include "structure/structure.h"
#include "text/fold.h"

#define WEAK __attribute__((weak))
#pragma GCC diagnostic ignored "-Wmissing-prototypes"

