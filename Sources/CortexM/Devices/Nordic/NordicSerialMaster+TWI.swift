/// TWI and TWIM, with nothing on the bus: no address is acknowledged.
extension NordicSerialMaster {
    /// A task.
    mutating func triggerTWI(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Task.startrx: startTWI(Event.rxstarted, Register.rxdAmount, &context)
        case Task.starttx: startTWI(Event.txstarted, Register.txdAmount, &context)
        case Task.stop:
            context.stopTimer(0)
            raise(Event.stopped, &context)
        case Task.suspend: raise(Event.suspended, &context)
        default: break
        }
    }

    /// The address went over the bus, and nobody acknowledged it.
    mutating func endTWI(_ context: inout DeviceContext) {
        registers[Register.errorsrc] |= 1 << 1
        raise(Event.error, &context)
    }

    private mutating func startTWI(_ event: UInt32, _ amount: UInt32, _ context: inout DeviceContext) {
        if active == .twim {
            registers[amount] = 0
            raise(event, &context)
        }
        guard isConnected(Register.pselSck), isConnected(Register.pselMosi) else { return }
        // A start bit, seven bits of address, the direction and the acknowledgement.
        time(bits: 10, &context)
    }
}
