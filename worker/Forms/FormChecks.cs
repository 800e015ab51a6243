namespace MongCai.Poverty.Etl.Forms;

/// <summary>What a form must hold so that a submission can be made of it; and no heading may mean two columns.</summary>
internal static class FormChecks
{
    private static readonly string[] Indicators = ["totalHouseholds", "poorHouseholds", "opening", "exited", "closing", "exitedToDate", "baseline", "reportedPercent"];
    private static readonly string[] Households = ["code", "head", "members", "status"];
    private static readonly string[] Supports = ["code", "policy"];

    public static void Check(FormDefinition form, YamlSection root)
    {
        Demand(root, "summary", Indicators.Except(form.Summary.Indicators.Select(indicator => indicator.Key), StringComparer.Ordinal));
        Demand(root, "list", Households.Except(form.List.Columns.Select(column => column.Key), StringComparer.Ordinal));
        Demand(root, "support", Supports.Except(form.Support.Columns.Select(column => column.Key), StringComparer.Ordinal));
        Unique(root, "summary", form.Summary);
        Unique(root, "list", form.List);
        Unique(root, "support", form.Support);
    }

    private static void Demand(YamlSection root, string key, IEnumerable<string> missing)
    {
        foreach (var name in missing) root.Fault(key, $"thiếu mục \"{name}\"", "Thêm lại mục này: chương trình cần nó để tính báo cáo.");
    }

    private static void Unique(YamlSection root, string key, TableForm table)
    {
        foreach (var heading in table.Columns.SelectMany(column => column.Keys).GroupBy(heading => heading, StringComparer.Ordinal).Where(group => group.Count() > 1))
            root.Fault(key, $"có hai cột cùng tên \"{heading.Key}\"", "Mỗi tên cột chỉ được chỉ một cột.");
    }
}
