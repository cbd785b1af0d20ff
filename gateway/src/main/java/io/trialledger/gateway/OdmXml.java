package io.trialledger.gateway;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML 1.0; a character that it does not allow becomes U+FFFD. */
class OdmXml {

    private static final int REPLACEMENT = 0xFFFD;

    private final XMLStreamWriter out;

    OdmXml(XMLStreamWriter out) {
        this.out = out;
    }

    void startDocument() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
    }

    void endDocument() throws XMLStreamException {
        out.writeEndDocument();
        out.flush();
    }

    void start(String element) throws XMLStreamException {
        out.writeStartElement(element);
    }

    void end() throws XMLStreamException {
        out.writeEndElement();
    }

    /** Nothing for null. */
    void attribute(String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            out.writeAttribute(name, allowed(value));
        }
    }

    void characters(String text) throws XMLStreamException {
        out.writeCharacters(allowed(text));
    }

    void text(String element, String text) throws XMLStreamException {
        start(element);
        characters(text);
        end();
    }

    void empty(String element, String attribute, String value) throws XMLStreamException {
        out.writeEmptyElement(element);
        attribute(attribute, value);
    }

    private static String allowed(String text) {
        if (text.codePoints().allMatch(OdmXml::isAllowed)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
