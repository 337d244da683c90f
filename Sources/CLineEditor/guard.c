#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "signals.h"

#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

// A signal of this list leaves the terminal usable before it does what it did before.
static const int fatal[] = {SIGHUP, SIGINT,  SIGQUIT, SIGTERM, SIGABRT,
                            SIGILL, SIGTRAP, SIGBUS,  SIGFPE,  SIGSEGV};
enum { FATAL = sizeof fatal / sizeof fatal[0] };

static struct sigaction fatal_before[FATAL];
static bool fatal_taken[FATAL];
static struct sigaction resize_before, continue_before;

static volatile sig_atomic_t resized, continued, active, paste_on;
static pthread_t reader;
static sigset_t original_mask, waiting_mask;
static int input_descriptor, output_descriptor;
static struct termios normal_mode;

static void on_notice(int signal_number) {
  if (signal_number == SIGWINCH) resized = 1;
  if (signal_number == SIGCONT) continued = 1;
  // The system may pick any thread; only the reader's wait has to end.
  if (active && !pthread_equal(pthread_self(), reader)) pthread_kill(reader, signal_number);
}

static void on_fatal(int signal_number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  if (active) {
    if (paste_on && write(output_descriptor, "\033[?2004l", 8) < 0) paste_on = 0;
    tcsetattr(input_descriptor, TCSANOW, &normal_mode);
  }
  for (size_t index = 0; index < FATAL; index++)
    if (fatal[index] == signal_number) sigaction(signal_number, &fatal_before[index], NULL);
  // A fault comes again by itself when the instruction is repeated, with its details; anything else is sent again.
  bool fault = info != NULL && info->si_code > 0 &&
               (signal_number == SIGSEGV || signal_number == SIGBUS || signal_number == SIGILL ||
                signal_number == SIGFPE);
  if (!fault) raise(signal_number);
  errno = error;
}

void le_guard_begin(int input, int output, const struct termios *normal, bool paste) {
  input_descriptor = input;
  output_descriptor = output;
  normal_mode = *normal;
  paste_on = paste;
  reader = pthread_self();
  resized = 0;
  continued = 0;

  sigset_t notices;
  sigemptyset(&notices);
  sigaddset(&notices, SIGWINCH);
  sigaddset(&notices, SIGCONT);
  pthread_sigmask(SIG_BLOCK, &notices, &original_mask);
  waiting_mask = original_mask;
  sigdelset(&waiting_mask, SIGWINCH);
  sigdelset(&waiting_mask, SIGCONT);
  active = 1;

  struct sigaction notice = {0};
  notice.sa_handler = on_notice;
  notice.sa_flags = SA_RESTART;
  sigemptyset(&notice.sa_mask);
  sigaction(SIGWINCH, &notice, &resize_before);
  sigaction(SIGCONT, &notice, &continue_before);

  struct sigaction action = {0};
  action.sa_sigaction = on_fatal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < FATAL; index++) {
    fatal_taken[index] = false;
    if (sigaction(fatal[index], NULL, &fatal_before[index]) != 0) continue;
    bool handled = (fatal_before[index].sa_flags & SA_SIGINFO) != 0;
    if (!handled && fatal_before[index].sa_handler == SIG_IGN) continue;
    bool plain = !handled && fatal_before[index].sa_handler == SIG_DFL;
    // A handler of the program's own for an interrupt doesn't end the program, so it isn't fatal.
    if (fatal[index] == SIGINT && !plain) continue;
    fatal_taken[index] = sigaction(fatal[index], &action, NULL) == 0;
  }
}

void le_guard_end(void) {
  if (!active) return;
  active = 0;
  for (size_t index = 0; index < FATAL; index++)
    if (fatal_taken[index]) sigaction(fatal[index], &fatal_before[index], NULL);
  sigaction(SIGWINCH, &resize_before, NULL);
  sigaction(SIGCONT, &continue_before, NULL);
  pthread_sigmask(SIG_SETMASK, &original_mask, NULL);
}

int le_guard_wait(int descriptor, int milliseconds) {
  if (resized || continued) return 0;
  // Beyond what pselect can watch, the read itself waits.
  if (descriptor >= FD_SETSIZE) return 1;
  struct timespec limit = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
  fd_set wanted;
  FD_ZERO(&wanted);
  if (descriptor >= 0) FD_SET(descriptor, &wanted);
  int count =
      pselect(descriptor + 1, &wanted, NULL, NULL, milliseconds < 0 ? NULL : &limit, &waiting_mask);
  if (count < 0) return errno == EINTR ? 0 : -1;
  return count > 0 ? 1 : 0;
}

bool le_guard_resized(void) {
  bool flag = resized;
  resized = 0;
  return flag;
}

bool le_guard_continued(void) {
  bool flag = continued;
  continued = 0;
  return flag;
}
