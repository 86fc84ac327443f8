import CortexM
import Testing

@Suite("SerialInput")
struct SerialInputTests {
    private func receiver(enabled: Bool = true, room: Bool = true, cycles: UInt64 = 0) -> SerialInput.Receiver {
        SerialInput.Receiver(isEnabled: enabled, hasRoom: room, characterCycles: cycles)
    }

    @Test("without a rate, bytes arrive as there is room, in order")
    func noRate() {
        var input = SerialInput()
        var context = DeviceContext(now: 0, clockHz: 1)
        input.append([1, 2])
        input.append([3])
        #expect(input.next(receiver(enabled: false), &context) == nil)
        #expect(input.next(receiver(), &context) == 1)
        #expect(input.next(receiver(room: false), &context) == nil)
        #expect(input.next(receiver(), &context) == 2)
        #expect(input.next(receiver(), &context) == 3)
        #expect(input.isEmpty)
        #expect(input.next(receiver(), &context) == nil)
        #expect(context.timers.isEmpty)
    }

    @Test("with a rate, each takes a character time, and one is on the line at a time")
    func rate() {
        var input = SerialInput()
        var context = DeviceContext(now: 0, clockHz: 1)
        input.append([1, 2])
        #expect(input.next(receiver(cycles: 100), &context) == nil)
        #expect(input.next(receiver(cycles: 100), &context) == nil)
        #expect(context.timers == [.start(tag: SerialInput.timer, after: 100)])
        #expect(input.arrive(receiver(cycles: 100)) == 1)
        #expect(input.arrive(receiver(enabled: false, cycles: 100)) == nil)
        #expect(!input.isEmpty)
    }

    @Test("the sender waits for room, unless bytes overrun")
    func overruns() {
        var context = DeviceContext(now: 0, clockHz: 1)
        var patient = SerialInput()
        patient.append([1])
        #expect(patient.next(receiver(room: false, cycles: 10), &context) == nil)
        #expect(context.timers.isEmpty)
        var hasty = SerialInput(overruns: true)
        hasty.append([1])
        #expect(hasty.next(receiver(room: false, cycles: 10), &context) == nil)
        #expect(context.timers.count == 1)
        #expect(hasty.arrive(receiver(room: false, cycles: 10)) == 1)
    }

    @Test("a system reset sends the character on the line again, a power-on forgets all")
    func resets() {
        var context = DeviceContext(now: 0, clockHz: 1)
        var input = SerialInput()
        input.append([7])
        _ = input.next(receiver(cycles: 10), &context)
        input.reset(.system)
        _ = input.next(receiver(cycles: 10), &context)
        #expect(context.timers.count == 2)
        #expect(input.arrive(receiver(cycles: 10)) == 7)
        input.append([8])
        input.reset(.powerOn)
        #expect(input.isEmpty)
    }
}
