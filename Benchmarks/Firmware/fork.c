// A boot of about 2,000,000 instructions, then a test of about 10,000 and a stretch of 2,000 with an interrupt enabled: what many
// scenarios share, and what a sweep goes through. Ends by semihosting SYS_EXIT.
#include <stdint.h>

volatile uint32_t result, interrupts;
static volatile uint32_t table[1024];

static uint32_t mix(uint32_t x) {
    x ^= x << 13;
    x ^= x >> 17;
    return x ^ x << 5;
}

__attribute__((noinline)) void ready(void) { __asm__ volatile("" : : : "memory"); }
__attribute__((noinline)) void begin(void) { __asm__ volatile("" : : : "memory"); }
__attribute__((noinline)) void done(void) { __asm__ volatile("" : : : "memory"); }

void irq0(void) { interrupts = interrupts + 1; }

void reset(void) {
    uint32_t x = 1;
    for (uint32_t i = 0; i < 250000; i++) {
        x = mix(x);
        table[i & 1023] = x;
    }
    *(volatile uint32_t *)0xE000E100 = 1;
    ready();
    for (uint32_t i = 0; i < 1400; i++) result = x = mix(x);
    begin();
    for (uint32_t i = 0; i < 280; i++) result = x = mix(x);
    done();
    register uint32_t r0 __asm__("r0") = 0x18;
    register uint32_t r1 __asm__("r1") = 0x20026;
    __asm__ volatile("bkpt 0xAB" : : "r"(r0), "r"(r1) : "memory");
    for (;;) {}
}

static void stop(void) {
    for (;;) {}
}

__attribute__((section(".vectors"), used)) const void *const vectors[17] = {
    (void *)0x20008000, (void *)reset, stop, stop, stop, stop, stop, 0, 0, 0, 0, stop, stop, 0, stop, stop, (void *)irq0};
