/* newscorpus/export.h - how the library's symbols are marked.
 *
 * NCORP_API stands before every exported declaration. With the static library it is empty; building the shared
 * library gives the symbol default visibility while everything else stays hidden.
 */
#ifndef NEWSCORPUS_EXPORT_H
#define NEWSCORPUS_EXPORT_H

#if defined(_WIN32) && !defined(NCORP_STATIC)
#  ifdef NCORP_BUILDING
#    define NCORP_API __declspec(dllexport)
#  else
#    define NCORP_API __declspec(dllimport)
#  endif
#elif defined(__GNUC__)
#  define NCORP_API __attribute__((visibility("default")))
#else
#  define NCORP_API
#endif

/* C linkage for C++ callers. */
#ifdef __cplusplus
#  define NCORP_BEGIN_DECLS extern "C" {
#  define NCORP_END_DECLS }
#else
#  define NCORP_BEGIN_DECLS
#  define NCORP_END_DECLS
#endif

#endif
