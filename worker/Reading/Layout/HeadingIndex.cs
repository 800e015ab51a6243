using MongCai.Poverty.Etl.Forms;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>All headings of a sheet's form by text key.</summary>
internal sealed class HeadingIndex
{
    private readonly Dictionary<string, (int Index, int Rank)> headings = new(StringComparer.Ordinal);

    public HeadingIndex(TableForm form)
    {
        Form = form;
        for (var index = 0; index < form.Columns.Count; index++)
        {
            for (var i = 0; i < form.Columns[index].Keys.Count; i++) headings.TryAdd(form.Columns[index].Keys[i], (index, form.Columns[index].RankOf(i)));
        }
    }

    /// <summary>The form.</summary>
    public TableForm Form { get; }

    /// <summary>True when a column that is read is headed so.</summary>
    public bool IsRead(string key) => headings.TryGetValue(key, out var match) && !Form.Columns[match.Index].Ignored;

    /// <summary>The index of the column that is headed so, and how little the heading says it (<see cref="ColumnForm.RankOf"/>).</summary>
    public bool Find(string key, out (int Index, int Rank) match) => headings.TryGetValue(key, out match);
}
