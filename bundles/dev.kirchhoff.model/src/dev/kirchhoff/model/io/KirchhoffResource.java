// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.xmi.XMLLoad;
import org.eclipse.emf.ecore.xmi.impl.XMILoadImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.internal.AtomicFiles;
import dev.kirchhoff.model.internal.FileNames;
import dev.kirchhoff.model.internal.LoadFault;
import dev.kirchhoff.model.internal.Migrations;
import dev.kirchhoff.model.internal.Prolog;
import dev.kirchhoff.model.internal.Savable;
import dev.kirchhoff.model.internal.SecureXml;
import dev.kirchhoff.model.internal.StrictHandler;
import dev.kirchhoff.model.validation.ModelValidator;

/**
 * A *.kirchhoff file. Older formats are migrated while loading. XML is read without document types, entities or network.
 * What the metamodel does not know is recorded in {@link #problems()} and the rest is loaded; a file that cannot be read
 * at all throws {@link ProjectFileException}. Saving gives the same bytes for the same model and replaces the file in one step.
 */
public class KirchhoffResource extends XMIResourceImpl {
	/** The file format that is written. */
	public static final int VERSION = 1;

	private static final int LINE_WIDTH = 120;

	private OptionalInt migratedFrom = OptionalInt.empty();

	public KirchhoffResource(URI uri) {
		super(uri);
		setEncoding("UTF-8");
		var save = getDefaultSaveOptions();
		save.put(OPTION_ENCODING, "UTF-8");
		save.put(OPTION_LINE_WIDTH, LINE_WIDTH);
		save.put(OPTION_LINE_DELIMITER, "\n");
		var load = getDefaultLoadOptions();
		load.put(OPTION_PARSER_FEATURES, SecureXml.FEATURES);
		load.put(OPTION_PARSER_PROPERTIES, SecureXml.LIMITS);
		load.put(OPTION_DEFER_IDREF_RESOLUTION, true);
		ModelValidator.register();
	}

	/** The format version the file had, if it was an older one. */
	public OptionalInt migratedFrom() {
		return migratedFrom;
	}

	/** What was wrong inside this file when it was loaded; references into other files are not looked at. */
	public List<Problem> problems() {
		var file = FileNames.of(this);
		return getErrors().stream().map(fault -> LoadFault.problem(file, fault)).distinct().toList();
	}

	@Override
	public void doLoad(InputStream input, Map<?, ?> options) throws IOException {
		KirchhoffPackage.eINSTANCE.eClass();
		var file = FileNames.of(this);
		var bytes = input.readAllBytes();
		var version = Prolog.version(file, bytes);
		migratedFrom = OptionalInt.empty();
		if (version < VERSION) {
			bytes = Migrations.migrate(file, bytes, version);
			migratedFrom = OptionalInt.of(version);
		}
		setIntrinsicIDToEObjectMap(new HashMap<>());
		try {
			super.doLoad(new ByteArrayInputStream(bytes), options);
		} catch (IOWrappedException broken) {
			getContents().clear();
			getErrors().clear();
			throw SecureXml.broken(file, broken);
		} finally {
			setIntrinsicIDToEObjectMap(null);
		}
	}

	@Override
	protected XMLLoad createXMLLoad() {
		return new XMILoadImpl(createXMLHelper()) {
			@Override
			protected SAXParser makeParser() throws ParserConfigurationException, SAXException {
				return SAXParserFactory.newDefaultInstance().newSAXParser();
			}

			@Override
			protected DefaultHandler makeDefaultHandler() {
				return new StrictHandler(resource, helper, options);
			}

			@Override
			protected void handleErrors() {
				// kept in getErrors(), so that all of them are shown and the rest of the file is there
			}
		};
	}

	@Override
	public void save(Map<?, ?> options) throws IOException {
		var target = path();
		if (target == null) {
			super.save(options);
			return;
		}
		var buffer = new ByteArrayOutputStream();
		save(buffer, options);
		try {
			AtomicFiles.write(target, FileNames.of(this), buffer.toByteArray());
		} catch (IOException failed) {
			setModified(true);
			throw failed;
		}
	}

	@Override
	public void doSave(OutputStream output, Map<?, ?> options) throws IOException {
		for (var root : getContents()) {
			if (root instanceof Library library && library.getVersion() == null) {
				library.setVersion(Integer.toString(VERSION));
			}
		}
		var problems = Savable.check(this);
		if (!problems.isEmpty()) {
			throw new ProjectFileException(problems, null);
		}
		super.doSave(output, options);
	}

	private Path path() {
		var converter = getResourceSet() == null ? new ExtensibleURIConverterImpl() : getResourceSet().getURIConverter();
		var normal = converter.normalize(uri);
		return normal.isFile() ? Path.of(normal.toFileString()) : null;
	}
}
