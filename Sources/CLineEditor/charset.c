// wcwidth is declared only for X/Open sources.
#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "CLineEditor.h"

#include <langinfo.h>
#include <locale.h>
#include <strings.h>
#include <wchar.h>

static bool is_utf8(void) {
  const char *name = nl_langinfo(CODESET);
  return name != NULL && (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0);
}

bool le_choose_charset(void) {
  // A locale that is named but not installed leaves "C" in force, which is where C.UTF-8 comes in: libedit crashes on
  // UTF-8 text in a locale of another character set.
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return true;
  if (setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8()) return true;
#ifdef __APPLE__
  if (setlocale(LC_CTYPE, "UTF-8") != NULL && is_utf8()) return true;
#endif
  setlocale(LC_CTYPE, "C");
  return false;
}

int le_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
