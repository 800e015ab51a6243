namespace MongCai.Poverty.Etl.Delivery;

/// <summary>What one run of the relay did.</summary>
/// <param name="Sent">Messages that left.</param>
/// <param name="Retried">Messages that wait for another attempt.</param>
/// <param name="Refused">Messages given up: refused for good or after the last attempt; somebody must look.</param>
/// <param name="Unknown">Of the retried and refused, those that the server may hold already.</param>
public sealed record RelayResult(int Sent, int Retried, int Refused, int Unknown)
{
    /// <summary>Nothing was due.</summary>
    public static RelayResult Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>All messages that were taken.</summary>
    public int Attempted => Sent + Retried + Refused;

    public static RelayResult operator +(RelayResult left, RelayResult right) =>
        new(left.Sent + right.Sent, left.Retried + right.Retried, left.Refused + right.Refused, left.Unknown + right.Unknown);
}
