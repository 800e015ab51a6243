using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Forms;

/// <summary>An inbox with the workbooks of a sample week.</summary>
internal static class SampleInbox
{
    /// <summary>Copies the workbooks of a week into <c>inbox/</c>.</summary>
    public static void Lay(TestFolder folder, string week)
    {
        foreach (var ward in Directory.EnumerateDirectories(RepositoryRoot.Path("tests", "samples", "q1-2024", week)))
        {
            var target = Directory.CreateDirectory(folder.At("inbox", Path.GetFileName(ward))).FullName;
            foreach (var file in Directory.EnumerateFiles(ward, "*.xls*")) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
