// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.List;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;

/** What a text can look like, offered on Ctrl+Space: what goes on with what is typed in the line of the caret, or everything if nothing does. */
final class ExampleProposals {
	private static final String KEY = "Ctrl+Space";

	private final List<String> examples;

	private ExampleProposals(List<String> examples) {
		this.examples = examples;
	}

	static void offer(Text text, List<String> examples) {
		try {
			var proposals = new ExampleProposals(examples);
			boolean lines = (text.getStyle() & SWT.MULTI) != 0;
			var adapter = new ContentProposalAdapter(text, new TextContentAdapter(), lines ? proposals::rest : proposals::whole, KeyStroke.getInstance(KEY), null);
			adapter.setProposalAcceptanceStyle(lines ? ContentProposalAdapter.PROPOSAL_INSERT : ContentProposalAdapter.PROPOSAL_REPLACE);
		} catch (ParseException e) {
			throw new IllegalStateException(KEY + " is a key", e);
		}
	}

	private IContentProposal[] whole(String text, int caret) {
		return goingOn(text.substring(0, caret)).stream().map(ContentProposal::new).toArray(IContentProposal[]::new);
	}

	/** What is missing of them, to be inserted. */
	private IContentProposal[] rest(String text, int caret) {
		var begun = text.substring(Math.max(text.lastIndexOf('\n', caret - 1), text.lastIndexOf('\r', caret - 1)) + 1, caret);
		return examples.stream().filter(example -> example.startsWith(begun)).map(example -> new ContentProposal(example.substring(begun.length()), example, null))
				.toArray(IContentProposal[]::new);
	}

	private List<String> goingOn(String begun) {
		var some = examples.stream().filter(example -> example.startsWith(begun)).toList();
		return some.isEmpty() ? examples : some;
	}
}
