// Searching the history as one types. libedit's own search reads outside of its buffers, takes the text for a regular
// expression and types the rest of an arrow key or a paste into the line.
#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "editor.h"
#include "signals.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

enum { LONGEST_PATTERN = 200, ESCAPE_MILLISECONDS = 50 };

struct search {
  le_editor *editor;
  wchar_t pattern[LONGEST_PATTERN + 1];
  size_t length;
  /// The line before the search, and the entry found, if any.
  wchar_t *original, *found;
  /// Where the match starts in what is found.
  size_t offset;
  /// The entry found, 0 the latest; -1 for none.
  int index;
  bool failed;
};

static wchar_t *decoded(const char *text) {
  size_t room = strlen(text) + 1;
  wchar_t *wide = calloc(room, sizeof *wide);
  if (wide != NULL && mbstowcs(wide, text, room - 1) == (size_t)-1) wide[0] = L'\0';
  return wide;
}

/// Lower case in the pattern finds both cases.
static const wchar_t *match(const wchar_t *text, const struct search *search) {
  bool exact = false;
  for (size_t index = 0; index < search->length; index++) exact |= iswupper((wint_t)search->pattern[index]) != 0;
  for (; *text != L'\0'; text++) {
    size_t index = 0;
    while (index < search->length && text[index] != L'\0') {
      wchar_t character = exact ? text[index] : (wchar_t)towlower((wint_t)text[index]);
      if (character != search->pattern[index]) break;
      index++;
    }
    if (index == search->length) return text;
  }
  return NULL;
}

/// Looks through the entries from `first` on in steps of one, older or newer, for one unlike what is shown.
static void look(struct search *search, int first, bool older, bool another) {
  if (search->length == 0) return;
  HistEvent event;
  int best = -1;
  wchar_t *found = NULL;
  int index = 0;
  for (int more = history(search->editor->history, &event, H_FIRST); more != -1;
       more = history(search->editor->history, &event, H_NEXT), index++) {
    if (older ? index < first : index > first) {
      if (older) continue;
      break;
    }
    wchar_t *entry = decoded(event.str);
    bool fits = entry != NULL && match(entry, search) != NULL &&
                !(another && search->found != NULL && wcscmp(entry, search->found) == 0);
    if (!fits) {
      free(entry);
      continue;
    }
    free(found);
    found = entry;
    best = index;
    if (older) break;
  }
  search->failed = best < 0;
  if (search->failed) {
    le_bell(search->editor);
    return;
  }
  free(search->found);
  search->found = found;
  search->index = best;
  search->offset = (size_t)(match(found, search) - found);
}

static void set_line(EditLine *line, const wchar_t *text, size_t cursor) {
  const LineInfoW *info = el_wline(line);
  el_cursor(line, (int)(info->lastchar - info->cursor));
  info = el_wline(line);
  el_deletestr(line, (int)(info->lastchar - info->buffer));
  el_winsertstr(line, text);
  el_cursor(line, (int)cursor - (int)wcslen(text));
}

static const wchar_t *current(const struct search *search) {
  return search->found != NULL ? search->found : search->original;
}

static size_t cursor(const struct search *search) {
  return search->found != NULL ? search->offset : wcslen(search->original);
}

static void show(struct search *search) {
  const wchar_t *label = search->failed ? L"\nnot found: " : L"\nsearch: ";
  const wchar_t *text = current(search);
  size_t room = wcslen(text) + wcslen(label) + search->length + 1;
  wchar_t *line = calloc(room, sizeof *line);
  if (line == NULL) return;
  wcscpy(line, text);
  wcscat(line, label);
  wcscat(line, search->pattern);
  le_erase(search->editor);
  set_line(search->editor->line, line, cursor(search));
  le_redraw(search->editor);
  free(line);
}

static void restart(struct search *search) {
  free(search->found);
  search->found = NULL;
  search->index = -1;
  search->failed = false;
  look(search, 0, true, false);
}

static void shorten(struct search *search, size_t length) {
  search->length = length;
  search->pattern[length] = L'\0';
  restart(search);
}

/// Takes keys until one ends the search; false at the end of input.
static bool take_keys(struct search *search) {
  le_editor *editor = search->editor;
  for (;;) {
    show(search);
    wchar_t key;
    if (el_wgetc(editor->line, &key) != 1) return false;
    if (key == L'\022') {
      look(search, search->index + 1, true, true);
    } else if (key == L'\023') {
      if (search->index > 0)
        look(search, search->index - 1, false, true);
      else
        le_bell(editor);
    } else if (key == L'\b' || key == 0x7f) {
      if (search->length > 0) shorten(search, search->length - 1);
    } else if (key == L'\025' || key == L'\027') {
      shorten(search, 0);
    } else if (key == L'\007') {
      free(search->found);
      search->found = NULL;
      return true;
    } else if (iswprint((wint_t)key)) {
      if (search->length >= LONGEST_PATTERN) {
        le_bell(editor);
        continue;
      }
      search->pattern[search->length++] = key;
      search->pattern[search->length] = L'\0';
      look(search, search->index < 0 ? 0 : search->index, true, false);
    } else {
      // Any other key ends the search and does what it does. Escape alone does nothing more; with something right
      // behind it, it starts an arrow key or a paste.
      wchar_t keys[] = {key, L'\0'};
      if (key != L'\033' || le_guard_wait(editor->input, ESCAPE_MILLISECONDS) == 1) el_wpush(editor->line, keys);
      return true;
    }
  }
}

unsigned char le_search(EditLine *line, int key) {
  (void)key;
  le_editor *editor = le_of(line);
  struct search search = {0};
  search.editor = editor;
  search.index = -1;
  const LineInfoW *info = el_wline(line);
  size_t length = (size_t)(info->lastchar - info->buffer);
  search.original = calloc(length + 1, sizeof(wchar_t));
  if (search.original == NULL) return CC_ERROR;
  wmemcpy(search.original, info->buffer, length);

  bool goes_on = take_keys(&search);
  le_erase(editor);
  set_line(line, current(&search), cursor(&search));
  le_redraw(editor);
  free(search.original);
  free(search.found);
  return goes_on ? CC_NORM : CC_EOF;
}
