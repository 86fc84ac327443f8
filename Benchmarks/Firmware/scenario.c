// A scenario of about 10,000 instructions: what a regression suite has many of. Ends by semihosting SYS_EXIT.
#include <stdint.h>

volatile uint32_t result;

void reset(void) {
    uint32_t x = 1;
    for (uint32_t i = 0; i < 2352; i++) {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        result = x;
    }
    register uint32_t r0 __asm__("r0") = 0x18;
    register uint32_t r1 __asm__("r1") = 0x20026;
    __asm__ volatile("bkpt 0xAB" : : "r"(r0), "r"(r1) : "memory");
    for (;;) {}
}

__attribute__((section(".vectors"), used)) const void *const vectors[] = {(void *)0x20004000, (void *)reset};
