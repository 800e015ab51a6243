namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Text keys of a sheet's cells, each made once for all that look for headings.</summary>
internal sealed class SheetKeys
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    /// <summary>The key of a text cell.</summary>
    public string Of(RawCell cell)
    {
        if (!keys.TryGetValue(cell.Text!, out var key)) keys[cell.Text!] = key = TextKey.Of(cell.Text);
        return key;
    }
}
