namespace MongCai.Poverty.Etl.Model;

/// <summary>Names a figure of a ward: what is counted, and whether in households or in the persons in them. The names are those of the form file.</summary>
/// <param name="Name">Key of the form for households, <c>closing</c>.</param>
/// <param name="IsPersons">True for the persons in those households.</param>
public readonly record struct FigureKey(string Name, bool IsPersons = false)
{
    private const string PersonsEnding = "Persons";

    /// <summary>Near-poor households before the period, column (1) of Mẫu 7.3 (Thông tư 07/2021/TT-BLĐTBXH).</summary>
    public static FigureKey Opening => new("opening");

    /// <summary>(2) thoát cận nghèo.</summary>
    public static FigureKey Exited => new("exited");

    /// <summary>(3) trở thành hộ nghèo.</summary>
    public static FigureKey BecamePoor => new("becamePoor");

    /// <summary>(4) giảm khác.</summary>
    public static FigureKey OtherDecrease => new("otherDecrease");

    /// <summary>(5) hộ nghèo trở thành hộ cận nghèo.</summary>
    public static FigureKey FromPoor => new("fromPoor");

    /// <summary>(6) tái cận nghèo.</summary>
    public static FigureKey Relapsed => new("relapsed");

    /// <summary>(7) phát sinh mới.</summary>
    public static FigureKey New => new("new");

    /// <summary>(8) tăng khác.</summary>
    public static FigureKey OtherIncrease => new("otherIncrease");

    /// <summary>Near-poor households at the end, column (9).</summary>
    public static FigureKey Closing => new("closing");

    /// <summary>Out of near-poverty since the base date.</summary>
    public static FigureKey ExitedToDate => new("exitedToDate");

    /// <summary>The same in persons.</summary>
    public FigureKey InPersons => this with { IsPersons = true };

    /// <summary>The same in households.</summary>
    public FigureKey InHouseholds => this with { IsPersons = false };

    /// <summary>Reads a key of the form or of a stored record, <c>closingPersons</c>.</summary>
    public static FigureKey Parse(string key) => key.EndsWith(PersonsEnding, StringComparison.Ordinal) ? new(key[..^PersonsEnding.Length], true) : new(key);

    /// <summary>The key as the form and stored records write it.</summary>
    public override string ToString() => IsPersons ? Name + PersonsEnding : Name;
}

/// <summary>Households and the persons in them.</summary>
/// <param name="Households">Number of households.</param>
/// <param name="Persons">Number of persons.</param>
public readonly record struct Counted(int Households, int Persons)
{
    /// <summary>Households with the persons in them.</summary>
    public static Counted Of(IEnumerable<Household> households) => households.Aggregate(default(Counted), (sum, household) => sum + new Counted(1, household.Members));

    public static Counted operator +(Counted left, Counted right) => new(left.Households + right.Households, left.Persons + right.Persons);

    public static Counted operator -(Counted left, Counted right) => new(left.Households - right.Households, left.Persons - right.Persons);
}

/// <summary>The nine positions of statutory Mẫu 7.3 (Thông tư 07/2021/TT-BLĐTBXH) and their arithmetic: what was there, what left, what came, what is there.</summary>
public sealed class Balance : IEquatable<Balance>
{
    /// <summary>Columns (2) to (4).</summary>
    private static readonly FigureKey[] Leaving = [FigureKey.Exited, FigureKey.BecamePoor, FigureKey.OtherDecrease];

    /// <summary>Columns (5) to (8).</summary>
    private static readonly FigureKey[] Entering = [FigureKey.FromPoor, FigureKey.Relapsed, FigureKey.New, FigureKey.OtherIncrease];

    private readonly Counted[] values;

    private Balance(Counted[] values) => this.values = values;

    /// <summary>The nine positions in the order of the form.</summary>
    public static IReadOnlyList<FigureKey> Keys { get; } = [FigureKey.Opening, .. Leaving, .. Entering, FigureKey.Closing];

    /// <summary>The seven movements, columns (2) to (8).</summary>
    public static IReadOnlyList<FigureKey> Movements { get; } = [.. Leaving, .. Entering];

    /// <summary>No household anywhere.</summary>
    public static Balance None { get; } = Of(_ => default);

    /// <summary>Asks for each position.</summary>
    public static Balance Of(Func<FigureKey, Counted> value) => new([.. Keys.Select(value)]);

    /// <summary>Nothing moved: what was there is there.</summary>
    public static Balance Still(Counted remaining) => None.With(FigureKey.Opening, remaining).With(FigureKey.Closing, remaining);

    /// <summary>Movements that end where a list stands: its opening is what leads there.</summary>
    public static Balance EndingAt(Counted closing, Func<FigureKey, Counted> movement)
    {
        var moved = Of(key => key == FigureKey.Opening || key == FigureKey.Closing ? default : movement(key));
        return moved.With(FigureKey.Opening, closing + moved.Left - moved.Entered).With(FigureKey.Closing, closing);
    }

    /// <summary>A position, households and persons.</summary>
    public Counted this[FigureKey key] => values[IndexOf(key)];

    /// <summary>Column (1).</summary>
    public Counted Opening => values[0];

    /// <summary>Column (9).</summary>
    public Counted Closing => values[^1];

    /// <summary>All that left the list: gross exits and other decreases.</summary>
    public Counted Left => Sum(Leaving);

    /// <summary>All that came onto the list.</summary>
    public Counted Entered => Sum(Entering);

    /// <summary>By how far the ward's own figures miss the law of the form, opening − left + entered − closing; 0 when they keep it.</summary>
    public Counted Difference => Opening - Left + Entered - Closing;

    /// <summary>True when any household or person moved.</summary>
    public bool HasMoved => Movements.Any(key => this[key] != default);

    /// <summary>The same with another value in one position.</summary>
    public Balance With(FigureKey key, Counted value)
    {
        Counted[] changed = [.. values];
        changed[IndexOf(key)] = value;
        return new(changed);
    }

    public static Balance operator +(Balance left, Balance right) => Of(key => left[key] + right[key]);

    /// <inheritdoc/>
    public bool Equals(Balance? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Balance);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Aggregate(0, HashCode.Combine);

    private Counted Sum(FigureKey[] keys) => keys.Aggregate(default(Counted), (sum, key) => sum + this[key]);

    private static int IndexOf(FigureKey key)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            if (Keys[i].Name == key.Name) return i;
        }

        throw new ArgumentException($"'{key}' is no position of the balance.", nameof(key));
    }
}
