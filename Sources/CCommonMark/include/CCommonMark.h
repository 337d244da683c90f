#ifndef PLIMSOLL_CCOMMONMARK_H
#define PLIMSOLL_CCOMMONMARK_H

#include <cmark.h>

#endif
