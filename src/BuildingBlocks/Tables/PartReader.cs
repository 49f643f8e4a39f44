using System.Text;
using System.Xml;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Walks through one XML part of a workbook, node by node; names are told apart without their namespaces, which differ by dialect.</summary>
internal sealed class PartReader(BoundedStream source) : IDisposable
{
    private const int DeepestNesting = 64;
    private readonly XmlReader _xml = XmlReader.Create(source, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    public bool IsEmpty => _xml.IsEmptyElement;

    public bool Read()
    {
        if (!_xml.Read()) return false;
        source.NextPiece();
        if (_xml.Depth > DeepestNesting) throw new TableUnreadableException(TableErrors.TooLarge);
        return true;
    }

    public bool At(string name) => _xml.NodeType == XmlNodeType.Element && _xml.LocalName == name;

    public bool AtEnd(string name) => _xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == name;

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>The relationship id, whichever namespace it has.</summary>
    public string? RelationshipId()
    {
        string? id = null;
        while (_xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == "id") id = _xml.Value;
        }

        _xml.MoveToElement();
        return id;
    }

    /// <summary>All <c>t</c> or <c>v</c> text up to the end of the element, leaving out how it is pronounced (<c>rPh</c>).</summary>
    public string Text(string element, int limit)
    {
        if (IsEmpty) return "";
        var text = new StringBuilder();
        var wanted = element is "v" or "t";
        while (Read() && !AtEnd(element))
        {
            if (At("rPh") && !IsEmpty) Skip("rPh");
            if (At("t")) wanted = !IsEmpty;
            if (AtEnd("t")) wanted = false;
            if (!wanted || !_xml.HasValue || _xml.NodeType is XmlNodeType.Comment or XmlNodeType.ProcessingInstruction) continue;
            text.Append(_xml.Value);
            if (text.Length > limit) throw new TableUnreadableException(TableErrors.CellTooLong);
        }

        return text.ToString();
    }

    public void Dispose() => _xml.Dispose();

    private void Skip(string element)
    {
        while (Read() && !AtEnd(element)) { }
    }
}
