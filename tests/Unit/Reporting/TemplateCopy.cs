using System.Text;
using MongCai.Poverty.Etl.Reporting.Word;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>The shipped templates in a folder of their own, to be spoiled.</summary>
internal sealed class TemplateCopy : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mcpe-templates-");

    public TemplateCopy()
    {
        var shipped = Path.Combine(SampleResults.Repository, "templates");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => Path.Combine(root.FullName, "templates");

    public string LastGood => Path.Combine(root.FullName, "last-good");

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Replaces a text in a template; for a Word template in its body.</summary>
    public void Replace(string name, string from, string to)
    {
        var path = PathOf(name);
        if (!name.EndsWith(".docx", StringComparison.Ordinal))
        {
            var text = File.ReadAllText(path);
            Assert.Contains(from, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
            return;
        }

        var package = ZipPackage.Read(File.ReadAllBytes(path));
        var xml = Encoding.UTF8.GetString(package["word/document.xml"]);
        Assert.Contains(from, xml, StringComparison.Ordinal);
        package["word/document.xml"] = Encoding.UTF8.GetBytes(xml.Replace(from, to, StringComparison.Ordinal));
        File.WriteAllBytes(path, package.Write());
    }

    public void Dispose() => root.Delete(recursive: true);
}
