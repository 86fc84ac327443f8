/// When an encoding is UNPREDICTABLE: the "then UNPREDICTABLE" lines of its page, without those about IT blocks.
public struct UnpredictableRules: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }
    private init(bit: UInt64) { rawValue = 1 << bit }

    /// Rd, Rt, RdHi or the status register is SP.
    public static let rdSP = Self(bit: 0)
    /// Rd, Rt, RdHi or the status register is the PC.
    public static let rdPC = Self(bit: 1)
    /// Rn is SP.
    public static let rnSP = Self(bit: 2)
    /// Rn is the PC.
    public static let rnPC = Self(bit: 3)
    /// Rm is SP.
    public static let rmSP = Self(bit: 4)
    /// Rm is the PC.
    public static let rmPC = Self(bit: 5)
    /// Ra, Rt2 or RdLo is SP.
    public static let raSP = Self(bit: 6)
    /// Ra, Rt2 or RdLo is the PC.
    public static let raPC = Self(bit: 7)
    /// `d IN {13,15}`.
    public static let rd: Self = [.rdSP, .rdPC]
    /// `n IN {13,15}`.
    public static let rn: Self = [.rnSP, .rnPC]
    /// `m IN {13,15}`.
    public static let rm: Self = [.rmSP, .rmPC]
    /// `a IN {13,15}`.
    public static let ra: Self = [.raSP, .raPC]

    /// The two results are one register.
    public static let rdIsRa = Self(bit: 8)
    /// The base that is written back is a register that is transferred.
    public static let baseTransferred = Self(bit: 9)
    /// The status register is the base or the value.
    public static let statusOverlaps = Self(bit: 10)
    /// No registers.
    public static let listEmpty = Self(bit: 11)
    /// Fewer than two registers.
    public static let listShort = Self(bit: 12)
    /// SP is in the list.
    public static let listSP = Self(bit: 13)
    /// The PC is in the list.
    public static let listPC = Self(bit: 14)
    /// LR and the PC are both in the list.
    public static let listLRAndPC = Self(bit: 15)
    /// The base that is written back is in the list.
    public static let listBase = Self(bit: 16)
    /// Both registers are low, where another encoding serves.
    public static let bothLow = Self(bit: 17)
    /// Rn and Rm are both the PC.
    public static let bothPC = Self(bit: 18)
    /// MOV.W without S: the PC, or SP to SP; with S: SP or PC.
    public static let wideMove = Self(bit: 19)
    /// A field that is drawn twice has two values.
    public static let inconsistent = Self(bit: 20)
    /// msb is less than lsb.
    public static let fieldReversed = Self(bit: 21)
    /// lsb + widthm1 is more than 31.
    public static let fieldTooWide = Self(bit: 22)
    /// firstcond is 1111, or 1110 with an else.
    public static let ifThenCondition = Self(bit: 23)
    /// Neither I nor F.
    public static let changesNothing = Self(bit: 24)
    /// The mask is 00, or names bits that the register does not have.
    public static let statusMask = Self(bit: 25)
    /// A value of SYSm that is not assigned.
    public static let unassignedRegister = Self(bit: 26)
    /// A value of SYSm that Armv6-M does not assign: BASEPRI, BASEPRI_MAX and FAULTMASK.
    public static let armv7MRegister = Self(bit: 30)
    /// Writes back to the PC.
    public static let writesBackPC = Self(bit: 27)
    /// The destination is SP and what is added is not SP-like: a shift other than LSL #0 to 3.
    public static let stackPointerShift = Self(bit: 28)
    /// The destination is SP and Rn is not.
    public static let rdSPUnlessRnSP = Self(bit: 29)
}
