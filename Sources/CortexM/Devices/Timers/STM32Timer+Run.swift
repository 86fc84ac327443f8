extension STM32Timer {
    /// What time changes in a timer: its count, its flags, and whether it still runs.
    struct Run: Sendable, Hashable {
        enum Control {
            static let cen: UInt32 = 1 << 0
            static let udis: UInt32 = 1 << 1
            static let urs: UInt32 = 1 << 2
            static let opm: UInt32 = 1 << 3
            static let arpe: UInt32 = 1 << 7
        }

        /// The registers that an update or a count takes.
        struct Settings {
            var prescale: UInt64
            var top: UInt64
            var repetitions: UInt64
            var compares: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
            var channels: UInt32 = 0

            init(prescale: UInt64, top: UInt64, repetitions: UInt64) {
                self.prescale = prescale
                self.top = top
                self.repetitions = repetitions
            }

            func compare(_ channel: UInt32) -> UInt64 {
                switch channel {
                case 0: UInt64(compares.0)
                case 1: UInt64(compares.1)
                case 2: UInt64(compares.2)
                default: UInt64(compares.3)
                }
            }
        }

        var counter: UpCounter
        var cr1: UInt32 = 0
        var status: UInt32 = 0
        /// Overflows that pass before the next update, beside the one that makes it.
        private var repetitionsLeft: UInt64 = 0

        init(bits: UInt32, clockDivider: UInt64) {
            counter = UpCounter(bits: bits)
            counter.setPrescale(clockDivider)
        }

        /// Goes on to cycle `now`. What an update loads can change the pace once; after that the rest is one step.
        mutating func advance(to now: UInt64, _ settings: Settings) {
            while cr1 & Control.cen != 0, now > counter.origin {
                guard cr1 & Control.udis == 0, let cycles = counter.cycles(toOverflow: repetitionsLeft + 1),
                    changesAtUpdate(settings), cycles <= now - counter.origin
                else { return pass(to: now, settings) }
                pass(to: counter.origin + cycles, settings)
            }
        }

        /// An update would change more than the flags.
        private func changesAtUpdate(_ settings: Settings) -> Bool {
            cr1 & Control.opm != 0 || counter.prescale != settings.prescale || counter.top != settings.top
        }

        private mutating func pass(to cycle: UInt64, _ settings: Settings) {
            let passage = counter.advance(to: cycle)
            for channel in 0..<settings.channels where passage.meets(settings.compare(channel)) {
                status |= 2 << channel
            }
            guard passage.overflows > 0, cr1 & Control.udis == 0 else { return }
            guard passage.overflows > repetitionsLeft else {
                repetitionsLeft -= passage.overflows
                return
            }
            let more = (passage.overflows - repetitionsLeft - 1) % (settings.repetitions + 1)
            status |= 1
            load(settings)
            repetitionsLeft = settings.repetitions - more
            if cr1 & Control.opm != 0 {
                cr1 &= ~Control.cen
                counter.run(false, at: cycle)
            }
        }

        /// UG: the counter begins anew with all that was prepared.
        mutating func restart(at now: UInt64, _ settings: Settings) {
            counter.set(0, at: now)
            guard cr1 & Control.udis == 0 else { return }
            load(settings)
            repetitionsLeft = settings.repetitions
            if cr1 & Control.urs == 0 { status |= 1 }
        }

        private mutating func load(_ settings: Settings) {
            counter.setPrescale(settings.prescale)
            counter.setTop(settings.top)
        }

        /// The cycle of the first flag of `flags` that will be set, or of the end of a one-pulse count.
        func nextEvent(awaiting flags: UInt32, _ settings: Settings) -> UInt64? {
            guard cr1 & Control.cen != 0 else { return nil }
            var next: UInt64?
            func take(_ cycles: UInt64?) {
                guard let cycles else { return }
                let (cycle, overflow) = counter.origin.addingReportingOverflow(cycles)
                if !overflow { next = min(next ?? .max, cycle) }
            }
            let awaitsUpdate = flags & 1 != 0 || cr1 & Control.opm != 0 || flags & 0x1E != 0 && changesAtUpdate(settings)
            if awaitsUpdate, cr1 & Control.udis == 0 { take(counter.cycles(toOverflow: repetitionsLeft + 1)) }
            for channel in 0..<settings.channels where flags >> (channel + 1) & 1 != 0 {
                take(counter.cycles(to: settings.compare(channel)))
            }
            return next
        }
    }
}
