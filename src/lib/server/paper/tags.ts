import { PDFHexString, PDFName, type PDFContext, type PDFRef } from 'pdf-lib';
import type { Element } from './layout';

/** What stands on a page for an element: the number that the page's content gives it. */
export type Tagged = {
	readonly of: Element;
	readonly page: PDFRef;
	/** Which page, from 0. */
	readonly at: number;
	readonly id: number;
	/** Where a figure stands, as PDF says it: left, foot, right, top. */
	readonly box?: readonly number[];
};

const attributesOf = (context: PDFContext, element: Element, marks: readonly Tagged[]) => {
	if (element.role === 'L')
		return context.obj({ O: 'List', ListNumbering: element.ordered ? 'Decimal' : 'Disc' });
	const box = marks.find((one) => one.box)?.box;
	return box && context.obj({ O: 'Layout', Placement: 'Block', BBox: [...box] });
};

/**
 * Writes the tree of what is read (ISO 32000-1, 14.7): each element with its role, language and words for a picture,
 * and for each page which element a piece of its content belongs to. Gives the root.
 */
export const writeTags = (
	context: PDFContext,
	all: Element,
	tagged: readonly Tagged[],
	pages: number
): PDFRef => {
	const root = context.nextRef();
	const refs = new Map<Element, PDFRef>();
	const write = (element: Element, parent: PDFRef): PDFRef => {
		const ref = context.nextRef();
		refs.set(element, ref);
		const marks = tagged.filter(({ of }) => of === element);
		const children = element.children.map((child) => write(child, ref));
		const pieces = marks.map(({ page, id }) => context.obj({ Type: 'MCR', Pg: page, MCID: id }));
		const entry = context.obj({
			Type: 'StructElem',
			S: element.role,
			P: parent,
			K: [...pieces, ...children]
		});
		if (element.language) entry.set(PDFName.of('Lang'), PDFHexString.fromText(element.language));
		if (element.alt) entry.set(PDFName.of('Alt'), PDFHexString.fromText(element.alt.toWellFormed()));
		const attributes = attributesOf(context, element, marks);
		if (attributes) entry.set(PDFName.of('A'), attributes);
		context.assign(ref, entry);
		return ref;
	};
	const document = write(all, root);
	const nums = Array.from({ length: pages }, (_, page) => {
		const owners = tagged
			.filter(({ at }) => at === page)
			.sort((a, b) => a.id - b.id)
			.map(({ of }) => refs.get(of) ?? document);
		return [page, owners];
	}).flat();
	context.assign(
		root,
		context.obj({
			...{ Type: 'StructTreeRoot', K: [document], ParentTreeNextKey: pages },
			ParentTree: context.register(context.obj({ Nums: nums }))
		})
	);
	return root;
};
