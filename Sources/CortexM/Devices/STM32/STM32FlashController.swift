/// A flash controller that does one thing at a time, as those of F1, F4 and L4 do.
package protocol STM32FlashController: RegisterDevice {
    var busy: STM32FlashBusy { get set }

    /// What was at work is done: sets the flags of its end.
    mutating func end()

    /// Drives the interrupt output as the flags say.
    mutating func setOutput(_ context: inout DeviceContext)
}

extension STM32FlashController {
    /// The operation is over.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if busy.finish() { end() }
        setOutput(&context)
    }

    /// The bus waits until the controller has time for the next order.
    package mutating func finish(_ context: inout DeviceContext) {
        if busy.wait(&context) { end() }
    }
}
