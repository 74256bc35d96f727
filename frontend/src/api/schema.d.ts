// Generated from openapi.json by `npm run types`.

export interface paths {
    "/api/v1/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own analyses */
        get: operations["recent"];
        put?: never;
        /** Count a source */
        post: operations["submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** State and totals of one */
        get: operations["status"];
        put?: never;
        post?: never;
        /** Delete one, document and all */
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which parts counted */
        get: operations["blocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/blocks.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which parts counted: a file */
        get: operations["blocks_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop one */
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How to cite it */
        get: operations["citation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/collocates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands near a word */
        get: operations["collocates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/collocates.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands near a word: a file */
        get: operations["collocates_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/concordance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its occurrences in context */
        get: operations["concordance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/concordance.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its occurrences in context: a file */
        get: operations["concordance_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/dispersion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a word falls */
        get: operations["dispersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/distinctive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Against the language at large */
        get: operations["distinctive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/distinctive.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Against the language at large: a file */
        get: operations["distinctive_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ranks, frequency classes, growth */
        get: operations["distribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The forms of a word */
        get: operations["forms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/forms.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The forms of a word: a file */
        get: operations["forms_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What its address held before and after */
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Diversity, Zipf's law, readability */
        get: operations["measures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By place */
        get: operations["places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/places.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By place: a file */
        get: operations["places_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was counted, by what, and what came out */
        get: operations["receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All there is to say, a file */
        get: operations["report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count again, anew */
        post: operations["retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A view of its words, whole, in columns */
        get: operations["vocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A view of its words */
        get: operations["words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{id}/words.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A view of its words: a file */
        get: operations["words_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Yours */
        get: operations["recent_collections"];
        put?: never;
        /** Count many sources */
        post: operations["create_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How its sources stand */
        get: operations["collection"];
        put?: never;
        post?: never;
        /** Delete it with all its analyses */
        delete: operations["delete_collection"];
        options?: never;
        head?: never;
        /** Call it otherwise */
        patch: operations["rename_collection"];
        trace?: never;
    };
    "/api/v1/collections/{id}/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources that say nearly the same */
        get: operations["collected_alike"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/alike.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources that say nearly the same: a file */
        get: operations["collected_alike_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it for good */
        post: operations["cancel_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How to cite a collection */
        get: operations["cite_collection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/collocates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands near a word in its texts */
        get: operations["collected_collocates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/collocates.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands near a word in its texts: a file */
        get: operations["collected_collocates_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/concordance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Occurrences in all its texts */
        get: operations["collected_concordance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/concordance.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Occurrences in all its texts: a file */
        get: operations["collected_concordance_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/dispersion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How evenly words are spread over them */
        get: operations["collected_dispersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/dispersion.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How evenly words are spread over them: a file */
        get: operations["collected_dispersion_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/growth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How its vocabulary grows, and when to stop */
        get: operations["collected_growth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/growth.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How its vocabulary grows, and when to stop: a file */
        get: operations["collected_growth_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/keyness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What sets one apart, or all from another */
        get: operations["collected_keyness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/keyness.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What sets one apart, or all from another: a file */
        get: operations["collected_keyness_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its words by sources */
        get: operations["collected_matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/matrix.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its words by sources: a file */
        get: operations["collected_matrix_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin nothing more of it for now */
        post: operations["pause_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was counted together, and what came out */
        get: operations["collected_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file */
        get: operations["report_collection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with it */
        post: operations["resume_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again what failed */
        post: operations["retry_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its sources */
        get: operations["sources"];
        put?: never;
        /** Add to it */
        post: operations["add_sources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/sources/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one out */
        delete: operations["remove_source"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/tfidf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The weightiest words of each */
        get: operations["collected_tfidf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/tfidf.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The weightiest words of each: a file */
        get: operations["collected_tfidf_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Words through its sources */
        get: operations["collected_trends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/trends.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Words through its sources: a file */
        get: operations["collected_trends_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its words whole, in columns */
        get: operations["collected_vocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of all its sources */
        get: operations["collected_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/words.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of all its sources: a file */
        get: operations["collected_words_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keyness of two */
        get: operations["compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compare.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keyness of two: a file */
        get: operations["compare_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each measure is */
        get: operations["glossary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stop-words/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of stop words */
        get: operations["stop_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Accepted
         * @description An analysis just made; with the token for cancel, retry and DELETE when its maker has no session.
         */
        Accepted: {
            /** Attempt */
            attempt: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Delete Token
             * @default null
             */
            delete_token: string | null;
            document: components["schemas"]["Document"] | null;
            error: components["schemas"]["Failure"] | null;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /**
             * N Ahead
             * @description While it is queued and could be worked on: how many that could be were there before, up to 1,000. null otherwise, in lists, and in the answer that accepts it.
             */
            n_ahead: number | null;
            /** Next Attempt At */
            next_attempt_at: string | null;
            options: components["schemas"]["Options"];
            /** Recipe */
            recipe: string | null;
            /** Retry Of */
            retry_of: string | null;
            /**
             * Shared Fetch
             * @description One fetch served it and another of the same minute.
             */
            shared_fetch: boolean;
            source: components["schemas"]["Source"];
            /** Stage */
            stage: ("fetching" | "reading" | "counting" | "storing") | null;
            /** Started At */
            started_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "finished" | "failed" | "cancelled";
            totals: components["schemas"]["Totals"] | null;
            /** Warnings */
            warnings: components["schemas"]["Notice"][];
        };
        /**
         * AlikeSources
         * @description The sources that say nearly what earlier ones say, in their order.
         */
        AlikeSources: {
            collection: components["schemas"]["Seen"];
            /** Items */
            items: components["schemas"]["NearlySame"][];
            /** N Documents */
            n_documents: number;
            /** Threshold */
            threshold: number;
        };
        /**
         * Analysis
         * @description One request to count one source.
         */
        Analysis: {
            /** Attempt */
            attempt: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            document: components["schemas"]["Document"] | null;
            error: components["schemas"]["Failure"] | null;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /**
             * N Ahead
             * @description While it is queued and could be worked on: how many that could be were there before, up to 1,000. null otherwise, in lists, and in the answer that accepts it.
             */
            n_ahead: number | null;
            /** Next Attempt At */
            next_attempt_at: string | null;
            options: components["schemas"]["Options"];
            /** Recipe */
            recipe: string | null;
            /** Retry Of */
            retry_of: string | null;
            /**
             * Shared Fetch
             * @description One fetch served it and another of the same minute.
             */
            shared_fetch: boolean;
            source: components["schemas"]["Source"];
            /** Stage */
            stage: ("fetching" | "reading" | "counting" | "storing") | null;
            /** Started At */
            started_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "finished" | "failed" | "cancelled";
            totals: components["schemas"]["Totals"] | null;
            /** Warnings */
            warnings: components["schemas"]["Notice"][];
        };
        /**
         * AnalysisList
         * @description The caller's own recent analyses, latest first.
         */
        AnalysisList: {
            /** Items */
            items: components["schemas"]["Analysis"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * Block
         * @description A part of the document, a line or more of text, and what spoke for or against it.
         */
        Block: {
            /** Counted */
            counted: boolean;
            /**
             * Likelihood
             * @description How likely the model takes it for main text, from 0 to 1.
             */
            likelihood: number | null;
            /** N Link Words */
            n_link_words: number;
            /** N Words */
            n_words: number;
            /** Number */
            number: number;
            /**
             * Structured
             * @description From what the page says of itself (JSON-LD), and not shown by it.
             */
            structured: boolean;
            /**
             * Tag
             * @description Of the element that holds it; empty where there is no markup.
             */
            tag: string;
            /** Text */
            text: string;
            /**
             * Within
             * @description The nearest element around it that says what it is for: nav, footer, main ...
             */
            within: string;
        };
        /**
         * Blocks
         * @description All parts of a document, in its order. `choice` is what counted, as an extraction that can be asked for.
         */
        Blocks: {
            /** Blocks */
            blocks: components["schemas"]["Block"][];
            /** Choice */
            choice: string;
            /**
             * Headline
             * @description The line above the main text, where no part of it repeats it.
             */
            headline: string;
        };
        /**
         * Citation
         * @description A line for a footnote, and the same as BibTeX.
         */
        Citation: {
            /** Bibtex */
            bibtex: string;
            /** Text */
            text: string;
        };
        /**
         * Collection
         * @description Analyses under one name; done when nothing more comes by itself.
         */
        Collection: {
            counts: components["schemas"]["Counts"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: boolean;
            /** Id */
            id: string;
            /** Name */
            name: string;
            options: components["schemas"]["Options"];
            site: components["schemas"]["Site"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "paused" | "cancelled";
            totals: components["schemas"]["Growing"];
            /**
             * Version
             * @description Another one whenever other sources are finished.
             */
            version: string;
        };
        /**
         * CollectionList
         * @description The caller's own collections, latest first.
         */
        CollectionList: {
            /** Items */
            items: components["schemas"]["Collection"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CollectionReceipt
         * @description What was counted together, by what, and what came out.
         */
        CollectionReceipt: {
            /** Collection */
            collection: string;
            /**
             * Collection Receipt
             * @default 1
             * @constant
             */
            collection_receipt: 1;
            /** Extraction */
            extraction: string;
            /**
             * Language
             * @description As it was asked for; null to find out.
             */
            language: string | null;
            list: components["schemas"]["ListFacts"];
            /** Name */
            name: string;
            /**
             * Own Lists
             * @description Whether stop words are told by the list of each source's own language.
             * @default false
             */
            own_lists: boolean;
            /**
             * Sources
             * @description Those that count, each text once, in their order.
             */
            sources: components["schemas"]["SourceFacts"][];
            /** @description Of the sum of their tables. */
            table: components["schemas"]["TableFacts"];
            /**
             * View
             * @description The view's options that are not the defaults.
             */
            view: {
                [key: string]: unknown;
            };
            /**
             * Wordcounts
             * @description The version that wrote this.
             */
            wordcounts: string;
        };
        /**
         * CollectionUpload
         * @description What a form sends.
         */
        CollectionUpload: {
            /**
             * Extraction
             * @default article
             * @enum {string}
             */
            extraction: "article" | "page";
            /** File */
            file: string[];
            /**
             * Keep
             * @description counts: once it was counted, keep its words and how often each stands there, and no text.
             * @default all
             * @enum {string}
             */
            keep: "all" | "counts";
            /**
             * Language
             * @description auto, or a BCP 47 tag.
             * @default auto
             */
            language: string;
            /** Name */
            name: string;
            /**
             * Urls
             * @default
             */
            urls: string;
        };
        /**
         * Collocate
         * @description A word near the node: how often there, how often in all, how often by chance, and each measure.
         */
        Collocate: {
            /** Count */
            count: number;
            /** Expected */
            expected: number;
            /** Rank */
            rank: number;
            /** Scores */
            scores: {
                [key: string]: number | null;
            };
            /** Total */
            total: number;
            /** Word */
            word: string;
        };
        /**
         * Collocates
         * @description The words near a word, by one measure.
         */
        Collocates: {
            /** Items */
            items: components["schemas"]["Collocate"][];
            /**
             * Measure
             * @enum {string}
             */
            measure: "g2" | "log_dice" | "pmi" | "mi2" | "mi3" | "npmi" | "t_score" | "z_score" | "dice" | "delta_p";
            /** N Near */
            n_near: number;
            /** N Nodes */
            n_nodes: number;
            /** N Tokens */
            n_tokens: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
        /**
         * Comparison
         * @description The words of two documents, most distinctive first.
         *
         *     `n_key` and `pairs` are of all words compared, whatever `only`, `max_q`, `q` and `limit` leave of them.
         */
        Comparison: {
            /** Items */
            items: components["schemas"]["KeyWord"][];
            n_key: components["schemas"]["NumberKey"];
            /** Pairs */
            pairs: components["schemas"]["Pair"][];
            /** Reference N Tokens */
            reference_n_tokens: number;
            /** Target N Tokens */
            target_n_tokens: number;
            /** Total */
            total: number;
        };
        /**
         * Concordance
         * @description Occurrences; `url` is the address to which the fragments belong.
         */
        Concordance: {
            /** Lines */
            lines: components["schemas"]["Line"][];
            /** N Tokens */
            n_tokens: number;
            /** Total */
            total: number;
            /** Url */
            url: string | null;
        };
        /**
         * Content
         * @description The document, and what was declared of it.
         */
        Content: {
            /** Charset */
            charset: string | null;
            /** Media Type */
            media_type: string | null;
            /** N Bytes */
            n_bytes: number;
            /** Sha256 */
            sha256: string;
        };
        /**
         * CorpusVocabulary
         * @description A view whole, in columns: the n-th of each belong together, commonest first. Empty where `total` is too many.
         */
        CorpusVocabulary: {
            /**
             * Alphabetical
             * @description Places in the columns, from 0, in the order of sort=word.
             */
            alphabetical: number[];
            collection: components["schemas"]["Seen"];
            /** Counts */
            counts: number[];
            /**
             * Dp Norm
             * @description How each is spread over them; empty of fewer than two sources.
             */
            dp_norm: number[];
            /**
             * In Documents
             * @description In how many sources each is.
             */
            in_documents: number[];
            /**
             * Keys
             * @description What a search compares, where that is not the word as it stands.
             */
            keys: {
                [key: string]: string;
            };
            /**
             * Language
             * @description Whose case rules were followed; empty for none in particular.
             */
            language: string;
            /** N Documents */
            n_documents: number;
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
            /** Words */
            words: string[];
        };
        /**
         * Counts
         * @description How many sources stand where. Joined: given more than once. Duplicates: finished, and say what another says.
         */
        Counts: {
            /** N Cancelled */
            n_cancelled: number;
            /** N Duplicates */
            n_duplicates: number;
            /** N Failed */
            n_failed: number;
            /** N Finished */
            n_finished: number;
            /** N Joined */
            n_joined: number;
            /** N Queued */
            n_queued: number;
            /** N Running */
            n_running: number;
            /** N Sources */
            n_sources: number;
        };
        /**
         * Dispersion
         * @description Where a word falls; `positions` are numbers of running words, 2,000 at most, evenly chosen.
         */
        Dispersion: {
            /** Arf */
            arf: number | null;
            /** Burstiness */
            burstiness: number | null;
            /** Count */
            count: number;
            /** Dp */
            dp: number | null;
            /** Dp Norm */
            dp_norm: number | null;
            /** Juilland D */
            juilland_d: number | null;
            /** N Parts With */
            n_parts_with: number;
            /** Parts */
            parts: number[];
            /** Positions */
            positions: number[];
            /** Sizes */
            sizes: number[];
        };
        /**
         * Distinctive
         * @description Words against the language at large.
         */
        Distinctive: {
            /** Items */
            items: components["schemas"]["DistinctiveWord"][];
            /** Language */
            language: string;
            /** N Tokens */
            n_tokens: number;
            /** Reference */
            reference: string;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
        /**
         * DistinctiveWord
         * @description A word that is commoner here than in its language.
         */
        DistinctiveWord: {
            /** Count */
            count: number;
            /** G2 */
            g2: number;
            /** Language Per Million */
            language_per_million: number;
            /** Listed */
            listed: boolean;
            /** Log Ratio */
            log_ratio: number;
            /** Per Million */
            per_million: number;
            /** Q */
            q: number;
            /** Rank */
            rank: number;
            /** Word */
            word: string;
        };
        /**
         * Distribution
         * @description How the counts of a text are distributed.
         */
        Distribution: {
            /** Classes */
            classes: components["schemas"]["FrequencyClass"][];
            /** Growth */
            growth: components["schemas"]["Growth"][];
            rank_fit: components["schemas"]["RankFit"] | null;
            /** Ranks */
            ranks: components["schemas"]["Rank"][];
        };
        /**
         * Document
         * @description What came back.
         */
        Document: {
            /** Charset */
            charset: string;
            /** Fetched At */
            fetched_at: string | null;
            /** Final Url */
            final_url: string | null;
            /** Language */
            language: string;
            /** Media Type */
            media_type: string;
            /** N Bytes */
            n_bytes: number;
            /** Sha256 */
            sha256: string;
            /** Title */
            title: string;
        };
        /**
         * DocumentKeyWord
         * @description How far a word sets the target apart, and in how many documents it is.
         */
        DocumentKeyWord: {
            /** G2 */
            g2: number;
            /** G2 Four Term */
            g2_four_term: number;
            /** Log Ratio */
            log_ratio: number;
            /** Log Ratio High */
            log_ratio_high: number;
            /** Log Ratio Low */
            log_ratio_low: number;
            /** One Document */
            one_document: boolean | null;
            /** P */
            p: number;
            /** P Permuted */
            p_permuted: number | null;
            /** Percent Difference */
            percent_difference: number | null;
            /** Q */
            q: number;
            /** Q Permuted */
            q_permuted: number | null;
            /** Rank */
            rank: number;
            /** Reference Count */
            reference_count: number;
            /** Reference Documents */
            reference_documents: number;
            /** Target Count */
            target_count: number;
            /** Target Documents */
            target_documents: number;
            /** Word */
            word: string;
        };
        /**
         * EvenItem
         * @description A word over the sources.
         */
        EvenItem: {
            /** Carroll D2 */
            carroll_d2: number | null;
            /** Count */
            count: number;
            /** Dp */
            dp: number | null;
            /** Dp Norm */
            dp_norm: number | null;
            /** Idf */
            idf: number;
            /** Juilland D */
            juilland_d: number | null;
            /** N Documents */
            n_documents: number;
            /** Rank */
            rank: number;
            /** Share Of Documents */
            share_of_documents: number;
            /** Word */
            word: string;
        };
        /**
         * Evenness
         * @description How evenly words are spread over the sources that hold words.
         */
        Evenness: {
            collection: components["schemas"]["Seen"];
            /** Items */
            items: components["schemas"]["EvenItem"][];
            /** N Documents */
            n_documents: number;
            /** N Tokens */
            n_tokens: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
        /**
         * Failure
         * @description Why an analysis failed, or why its last attempt did.
         */
        Failure: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Permanent */
            permanent: boolean;
        };
        /**
         * Form
         * @description A word as it is written.
         */
        Form: {
            /** Count */
            count: number;
            /** Form */
            form: string;
        };
        /**
         * Forms
         * @description A word of a view, and what it is made of.
         */
        Forms: {
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["Form"][];
            /** Word */
            word: string;
        };
        /**
         * FrequencyClass
         * @description How many types occur so often.
         */
        FrequencyClass: {
            /** Count */
            count: number;
            /** N Types */
            n_types: number;
        };
        /**
         * Glossary
         * @description Every measure, in the order in which they are shown.
         */
        Glossary: {
            /** Items */
            items: components["schemas"]["Term"][];
        };
        /**
         * Growing
         * @description Of what is finished, each text once; grows while the collection is worked on.
         */
        Growing: {
            /** N Documents */
            n_documents: number;
            /** N Tokens */
            n_tokens: number;
        };
        /**
         * Growth
         * @description The vocabulary after so many running words.
         */
        Growth: {
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
        };
        /**
         * GrowthPoint
         * @description After so many sources.
         */
        GrowthPoint: {
            /**
             * N Changed
             * @description Words that have come among the commonest since the first source.
             */
            n_changed: number;
            /** N Documents */
            n_documents: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            /** Number */
            number: number;
        };
        /**
         * History
         * @description Your analyses of one address, the earliest first: the latest 50, and the one that was asked about.
         */
        History: {
            /** Items */
            items: components["schemas"]["Past"][];
            /** Url */
            url: string | null;
            /** Words */
            words: string[];
        };
        /**
         * KeyWord
         * @description How far a word sets the target apart from the reference.
         */
        KeyWord: {
            /** G2 */
            g2: number;
            /** G2 Four Term */
            g2_four_term: number;
            /** Log Ratio */
            log_ratio: number;
            /** Log Ratio High */
            log_ratio_high: number;
            /** Log Ratio Low */
            log_ratio_low: number;
            /** One Place */
            one_place: boolean | null;
            /** P */
            p: number;
            /** Percent Difference */
            percent_difference: number | null;
            /** Q */
            q: number;
            /** Reference Count */
            reference_count: number;
            /** Target Count */
            target_count: number;
            /** Word */
            word: string;
        };
        /**
         * Keyness
         * @description The words that set the target apart, or the reference, whichever is sorted first.
         */
        Keyness: {
            collection: components["schemas"]["Seen"];
            /** Items */
            items: components["schemas"]["DocumentKeyWord"][];
            n_key: components["schemas"]["NumberKey"];
            permutations: components["schemas"]["Permutations"] | null;
            /** Reference N Documents */
            reference_n_documents: number;
            /** Reference N Tokens */
            reference_n_tokens: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Target N Documents */
            target_n_documents: number;
            /** Target N Tokens */
            target_n_tokens: number;
            /** Total */
            total: number;
        };
        /**
         * Line
         * @description One occurrence; offsets are characters of the counted text.
         */
        Line: {
            /**
             * Block
             * @description The number of its block of text, from 0.
             */
            block: number;
            /**
             * Direction
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** End */
            end: number;
            /**
             * Fragment
             * @description A text fragment, to follow the # of the page's address.
             */
            fragment: string;
            /** Left */
            left: string;
            /** Node */
            node: string;
            /** Right */
            right: string;
            /** Sentence */
            sentence: string;
            /** Start */
            start: number;
            /**
             * Token
             * @description Its number among the running words, from 0.
             */
            token: number;
        };
        /**
         * LineFit
         * @description The line through the logarithms of rank and count.
         */
        LineFit: {
            /** R Squared */
            r_squared: number;
            /** Slope */
            slope: number;
        };
        /**
         * Lines
         * @description Occurrences in all sources.
         */
        Lines: {
            collection: components["schemas"]["Seen"];
            /**
             * Complete
             * @description Whether `total` is of all sources; if not, of those that were read.
             */
            complete: boolean;
            /** Lines */
            lines: components["schemas"]["SourcedLine"][];
            /** N Documents Read */
            n_documents_read: number;
            /**
             * N Documents With
             * @description Sources in which it may occur.
             */
            n_documents_with: number;
            /** N Tokens */
            n_tokens: number;
            /** Total */
            total: number;
        };
        /**
         * ListFacts
         * @description The list that a view makes of it.
         */
        ListFacts: {
            /** Sha256 */
            sha256: string;
            /**
             * Stop List
             * @description Name, version and language of the stop words that the view looked at.
             */
            stop_list: string | null;
            /** Total */
            total: number;
        };
        /**
         * Made
         * @description A collection that was made or added to; with the token for its maker, who has no session.
         */
        Made: {
            counts: components["schemas"]["Counts"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Delete Token
             * @default null
             */
            delete_token: string | null;
            /** Done */
            done: boolean;
            /** Id */
            id: string;
            /** N Added */
            n_added: number;
            /**
             * N Already
             * @description Of the sources in this request: given twice, or there before.
             */
            n_already: number;
            /** Name */
            name: string;
            options: components["schemas"]["Options"];
            site: components["schemas"]["Site"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "paused" | "cancelled";
            totals: components["schemas"]["Growing"];
            /**
             * Version
             * @description Another one whenever other sources are finished.
             */
            version: string;
        };
        /**
         * Matrix
         * @description Words by sources.
         */
        Matrix: {
            collection: components["schemas"]["Seen"];
            /** Documents */
            documents: components["schemas"]["SeenDocument"][];
            /** Items */
            items: components["schemas"]["MatrixRow"][];
            /** N Tokens */
            n_tokens: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
        /**
         * MatrixRow
         * @description A word; its counts are in the order of the documents.
         */
        MatrixRow: {
            /** Count */
            count: number;
            /** Counts */
            counts: number[];
            /** N Documents */
            n_documents: number;
            /** Rank */
            rank: number;
            /** Word */
            word: string;
        };
        /**
         * Measures
         * @description Every measure of a text; null where it is undefined.
         */
        Measures: {
            /** Corrected Ttr */
            corrected_ttr: number | null;
            /** Dugast U */
            dugast_u: number | null;
            /** Hd D */
            hd_d: number | null;
            /** Herdan C */
            herdan_c: number | null;
            /** Herdan Vm */
            herdan_vm: number | null;
            line_fit: components["schemas"]["LineFit"] | null;
            /** Maas A2 */
            maas_a2: number | null;
            /** Mattr */
            mattr: number | null;
            /** Mean Sentence Length */
            mean_sentence_length: number | null;
            /** Mean Word Length */
            mean_word_length: number | null;
            /** Msttr */
            msttr: number | null;
            /** Mtld */
            mtld: number | null;
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Sentences */
            n_sentences: number | null;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            rank_fit: components["schemas"]["RankFit"] | null;
            /** Readability */
            readability: components["schemas"]["Readability"][];
            /** Root Ttr */
            root_ttr: number | null;
            /** Simpson D */
            simpson_d: number | null;
            spectrum_fit: components["schemas"]["SpectrumFit"] | null;
            /** Summer S */
            summer_s: number | null;
            /** Ttr */
            ttr: number | null;
            /** Vocd D */
            vocd_d: number | null;
            /** Yule I */
            yule_i: number | null;
            /** Yule K */
            yule_k: number | null;
        };
        /**
         * MemberSource
         * @description One source of a collection, and how its analysis stands.
         */
        MemberSource: {
            /**
             * Analysis
             * @description The id of its analysis, which is one like any other.
             */
            analysis: string;
            /** Attempt */
            attempt: number;
            /** Dated At */
            dated_at: string | null;
            /** Depth */
            depth: number;
            /**
             * Duplicate Of
             * @description The number of the source that says the same.
             */
            duplicate_of: number | null;
            error: components["schemas"]["Failure"] | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "url" | "text" | "file";
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Stage */
            stage: ("fetching" | "reading" | "counting" | "storing") | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "finished" | "failed" | "cancelled";
            /** Title */
            title: string;
            totals: components["schemas"]["Totals"] | null;
            /** Url */
            url: string | null;
            /** Warnings */
            warnings: components["schemas"]["Notice"][];
        };
        /**
         * Near
         * @description The words near a word, in the texts that were read.
         */
        Near: {
            collection: components["schemas"]["Seen"];
            /**
             * Complete
             * @description Whether all sources were read; if not, an even choice among those that hold the word.
             */
            complete: boolean;
            /** Items */
            items: components["schemas"]["Collocate"][];
            /**
             * Measure
             * @enum {string}
             */
            measure: "g2" | "log_dice" | "pmi" | "mi2" | "mi3" | "npmi" | "t_score" | "z_score" | "dice" | "delta_p";
            /** N Documents Read */
            n_documents_read: number;
            /** N Near */
            n_near: number;
            /** N Nodes */
            n_nodes: number;
            /** N Tokens */
            n_tokens: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
        /**
         * NearlySame
         * @description A source that says nearly what an earlier one says.
         */
        NearlySame: {
            /** Name */
            name: string;
            /**
             * Near
             * @description The number of the earlier one: of several the nearest.
             */
            near: number;
            /** Near Name */
            near_name: string;
            /** Number */
            number: number;
            /**
             * Share
             * @description Of all their words, those that both have, as often: 1 for the same words.
             */
            share: number;
        };
        /**
         * NewAnalysis
         * @description One source (url, text, or html with an optional url as its base), and how to read it.
         */
        NewAnalysis: {
            /**
             * Extraction
             * @default article
             * @enum {string}
             */
            extraction: "article" | "page";
            /**
             * Fresh
             * @description Share no fetch, neither an earlier one nor this one's.
             * @default false
             */
            fresh: boolean;
            /**
             * Html
             * @default null
             */
            html: string | null;
            /**
             * Keep
             * @description counts: once it was counted, keep its words and how often each stands there, and no text.
             * @default all
             * @enum {string}
             */
            keep: "all" | "counts";
            /**
             * Language
             * @description auto, or a BCP 47 tag.
             * @default auto
             */
            language: string;
            /**
             * Text
             * @default null
             */
            text: string | null;
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Url
             * @default null
             */
            url: string | null;
        };
        /**
         * NewCollection
         * @description A name, the sources that it begins with or a site, and how each is read.
         */
        NewCollection: {
            /**
             * Extraction
             * @default article
             * @enum {string}
             */
            extraction: "article" | "page";
            /**
             * Keep
             * @description counts: once it was counted, keep its words and how often each stands there, and no text.
             * @default all
             * @enum {string}
             */
            keep: "all" | "counts";
            /**
             * Language
             * @description auto, or a BCP 47 tag.
             * @default auto
             */
            language: string;
            /** Name */
            name: string;
            /** @default null */
            site: components["schemas"]["NewSite"] | null;
            /** Sources */
            sources?: components["schemas"]["NewSource"][];
            /** Urls */
            urls?: string[];
        };
        /**
         * NewSite
         * @description A site whose pages are the sources: the address of its first page, or of a sitemap or a feed, and the limits.
         */
        NewSite: {
            /**
             * Max Bytes
             * @description Of all pages, unpacked.
             * @default 1073741824
             */
            max_bytes: number;
            /**
             * Max Depth
             * @description Links from the first page; lists that go on count once.
             * @default 16
             */
            max_depth: number;
            /**
             * Max Pages
             * @default 500
             */
            max_pages: number;
            /** Url */
            url: string;
        };
        /**
         * NewSource
         * @description One source: url, text, or html with an optional url as its base; title is how it is called.
         */
        NewSource: {
            /**
             * Html
             * @default null
             */
            html: string | null;
            /**
             * Text
             * @default null
             */
            text: string | null;
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Url
             * @default null
             */
            url: string | null;
        };
        /**
         * Notice
         * @description Why the result may not be what its reader expects.
         */
        Notice: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * NumberKey
         * @description How many words are commoner in one of the two by more than chance: q below .05.
         */
        NumberKey: {
            /** Reference */
            reference: number;
            /** Target */
            target: number;
        };
        /**
         * Options
         * @description How it was asked to be read, and what of it to be kept.
         */
        Options: {
            /**
             * Extraction
             * @enum {string}
             */
            extraction: "article" | "page";
            /**
             * Keep
             * @description counts: once it was counted, keep its words and how often each stands there, and no text.
             * @enum {string}
             */
            keep: "all" | "counts";
            /** Language */
            language: string | null;
        };
        /**
         * Pair
         * @description Two counts, and how many words have them.
         */
        Pair: {
            /** G2 */
            g2: number;
            /** N Types */
            n_types: number;
            /** Q */
            q: number;
            /** Reference Count */
            reference_count: number;
            /** Target Count */
            target_count: number;
            /**
             * Words
             * @description The first three of them.
             */
            words: string[];
        };
        /**
         * Part
         * @description A run of sources, from one number to another.
         */
        Part: {
            /** Dated At */
            dated_at: string | null;
            /** First */
            first: number;
            /** Last */
            last: number;
            /** N Documents */
            n_documents: number;
            /** N Tokens */
            n_tokens: number;
            /** Name */
            name: string;
        };
        /**
         * Past
         * @description One analysis of the address; its numbers are by today's recipe.
         */
        Past: {
            /**
             * Changed
             * @description Whether the document's bytes are others than those of the one before.
             */
            changed: boolean;
            /** Created At */
            created_at: string;
            /** Fetched At */
            fetched_at: string | null;
            /** Id */
            id: string;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            /** Sha256 */
            sha256: string;
            /** Title */
            title: string;
            /**
             * Words
             * @description In the order in which they were asked for.
             */
            words: components["schemas"]["Trace"][];
        };
        /**
         * Permutations
         * @description How they were made.
         */
        Permutations: {
            /**
             * Exact
             * @description Whether these are all the deals that there are.
             */
            exact: boolean;
            /** N */
            n: number;
            /**
             * N Tested
             * @description The commonest words of both sides: q_permuted is corrected for these.
             */
            n_tested: number;
            /** Seed */
            seed: number;
        };
        /**
         * PlaceTotal
         * @description How long a place is: its words, and their share (0 to 1) of those of all places.
         */
        PlaceTotal: {
            /** N Tokens */
            n_tokens: number;
            /**
             * Place
             * @enum {string}
             */
            place: "title" | "description" | "headings" | "links" | "images" | "body";
            /** Share */
            share: number;
        };
        /**
         * PlacedWord
         * @description One row: a word, with its count in each place.
         */
        PlacedWord: {
            /** Count */
            count: number;
            /** Places */
            places: {
                [key: string]: number;
            };
            /** Rank */
            rank: number;
            /** Word */
            word: string;
        };
        /**
         * Problem
         * @description RFC 9457, with a stable code.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Parameter
             * @default null
             */
            parameter: string | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * Rank
         * @description A point of the rank-frequency plot.
         */
        Rank: {
            /** Count */
            count: number;
            /**
             * Expected
             * @description How often, were rank_fit the truth; null without one.
             */
            expected: number | null;
            /** Rank */
            rank: number;
        };
        /**
         * RankFit
         * @description Zipf's exponent by maximum likelihood over ranks.
         */
        RankFit: {
            /** Exponent */
            exponent: number;
        };
        /**
         * Readability
         * @description One formula's score.
         */
        Readability: {
            /** Name */
            name: string;
            /**
             * Scale
             * @enum {string}
             */
            scale: "ease" | "grade" | "index";
            /** Value */
            value: number;
        };
        /**
         * Receipt
         * @description What was counted, by what, and what came out.
         */
        Receipt: {
            /** Analysis */
            analysis: string;
            content: components["schemas"]["Content"];
            /** Extraction */
            extraction: string;
            /** Fetched At */
            fetched_at: string | null;
            /**
             * Language
             * @description As it was asked for; null to find out.
             */
            language: string | null;
            list: components["schemas"]["ListFacts"];
            /**
             * Receipt
             * @default 1
             * @constant
             */
            receipt: 1;
            /** Recipe */
            recipe: {
                [key: string]: string;
            };
            table: components["schemas"]["TableFacts"];
            /**
             * Title
             * @description As it was sent beside a text.
             */
            title: string;
            /** Url */
            url: string | null;
            /**
             * View
             * @description The view's options that are not the defaults.
             */
            view: {
                [key: string]: unknown;
            };
            /**
             * Wordcounts
             * @description The version that wrote this.
             */
            wordcounts: string;
        };
        /**
         * Renamed
         * @description What a collection is called from now on.
         */
        Renamed: {
            /** Name */
            name: string;
        };
        /**
         * RetryOptions
         * @description How to try again.
         */
        RetryOptions: {
            /**
             * Fresh
             * @default false
             */
            fresh: boolean;
        };
        /**
         * Seen
         * @description The collection that a view is of, as it was then.
         */
        Seen: {
            /** Done */
            done: boolean;
            /** Id */
            id: string;
            /**
             * Language
             * @description In which its words were looked at: the asked one, else that of most of them.
             */
            language: string;
            /**
             * N Documents
             * @description Finished sources, each text once; of a large collection that is worked on, up to 15 s ago.
             */
            n_documents: number;
            /**
             * N Outdated
             * @description Sources left out: counted by an older release, and not counted again yet.
             */
            n_outdated: number;
            /** Name */
            name: string;
            /** Version */
            version: string;
        };
        /**
         * SeenDocument
         * @description A source in a view.
         */
        SeenDocument: {
            /** Dated At */
            dated_at: string | null;
            /** Language */
            language: string;
            /** N Tokens */
            n_tokens: number;
            /** Name */
            name: string;
            /** Number */
            number: number;
        };
        /**
         * Site
         * @description A walk over a site, as far as it is.
         */
        Site: {
            /**
             * By
             * @description What names its pages; null before that is known.
             */
            by: ("links" | "lists") | null;
            /**
             * Cut By
             * @description The limit that left pages out.
             */
            cut_by: ("pages" | "bytes") | null;
            /**
             * Max Bytes
             * @description Of all pages, unpacked.
             * @default 1073741824
             */
            max_bytes: number;
            /**
             * Max Depth
             * @description Links from the first page; lists that go on count once.
             * @default 16
             */
            max_depth: number;
            /**
             * Max Pages
             * @default 500
             */
            max_pages: number;
            /** N Bytes */
            n_bytes: number;
            /**
             * Traps
             * @description Shapes of addresses of which only the first are followed.
             */
            traps: string[];
            /** Url */
            url: string;
        };
        /**
         * Source
         * @description What was asked for.
         */
        Source: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "url" | "text" | "file";
            /** Url */
            url: string | null;
        };
        /**
         * SourceFacts
         * @description A source of a collection.
         */
        SourceFacts: {
            /**
             * Analysis
             * @description Which has a receipt of its own.
             */
            analysis: string;
            /**
             * Charset
             * @default null
             */
            charset: string | null;
            /**
             * Media Type
             * @description As it was declared of it; so is charset.
             * @default null
             */
            media_type: string | null;
            /** N Tokens */
            n_tokens: number;
            /** Number */
            number: number;
            /**
             * Recipe
             * @description The hash of its recipe.
             */
            recipe: string;
            /**
             * Sha256
             * @description Of its document.
             */
            sha256: string;
            /**
             * Table
             * @description SHA-256 of its own table, as it is written.
             * @default null
             */
            table: string | null;
            /** Url */
            url: string | null;
        };
        /**
         * SourceList
         * @description The sources of a collection, in their order.
         */
        SourceList: {
            /** Items */
            items: components["schemas"]["MemberSource"][];
            /** Next Cursor */
            next_cursor: number | null;
        };
        /**
         * SourcedLine
         * @description An occurrence, and the source in which it is; places are those in its text.
         */
        SourcedLine: {
            /**
             * Block
             * @description The number of its block of text, from 0.
             */
            block: number;
            /**
             * Direction
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** End */
            end: number;
            /**
             * Fragment
             * @description A text fragment, to follow the # of the page's address.
             */
            fragment: string;
            /** Left */
            left: string;
            /** Name */
            name: string;
            /** Node */
            node: string;
            /** Number */
            number: number;
            /** Right */
            right: string;
            /** Sentence */
            sentence: string;
            /** Start */
            start: number;
            /**
             * Token
             * @description Its number among the running words, from 0.
             */
            token: number;
            /**
             * Url
             * @description The address to which the fragment belongs.
             */
            url: string | null;
        };
        /**
         * Sources
         * @description Sources, and addresses without anything else to say of them, in this order.
         */
        Sources: {
            /** Sources */
            sources?: components["schemas"]["NewSource"][];
            /** Urls */
            urls?: string[];
        };
        /**
         * SourcesUpload
         * @description What a form sends to be added.
         */
        SourcesUpload: {
            /** File */
            file: string[];
            /**
             * Urls
             * @default
             */
            urls: string;
        };
        /**
         * SpectrumFit
         * @description A power law of frequencies above `xmin` (Clauset et al. 2009).
         */
        SpectrumFit: {
            /** Alpha */
            alpha: number;
            /** Distance */
            distance: number;
            /** N Tail */
            n_tail: number;
            /** Sigma */
            sigma: number;
            /** Xmin */
            xmin: number;
        };
        /**
         * Steadiness
         * @description Whether the commonest words still change.
         */
        Steadiness: {
            /**
             * Last Change
             * @description The number of the last source that changed which they are.
             */
            last_change: number | null;
            /** N */
            n: number;
            /**
             * N Changed
             * @description Words that came among them in the second half of the sources.
             */
            n_changed: number;
            /**
             * Next Change
             * @description After how many more sources one more would, by that.
             */
            next_change: number | null;
            /** Words */
            words: string[];
        };
        /**
         * StopList
         * @description The stop words that a view left out, or showed alone: `n` with a caller's own added and removed.
         */
        StopList: {
            /** Language */
            language: string;
            /** N */
            n: number;
            /** Name */
            name: string;
            /**
             * Others
             * @description Of a collection in several languages: the lists of the others, each for the sources in it.
             * @default null
             */
            others: components["schemas"]["StopList"][] | null;
            /** Version */
            version: string;
        };
        /**
         * StopWordList
         * @description A list of stop words, whole.
         */
        StopWordList: {
            /** Language */
            language: string;
            /** N */
            n: number;
            /** Name */
            name: string;
            /**
             * Others
             * @description Of a collection in several languages: the lists of the others, each for the sources in it.
             * @default null
             */
            others: components["schemas"]["StopList"][] | null;
            /** Version */
            version: string;
            /** Words */
            words: string[];
        };
        /**
         * SummedItem
         * @description A word in all sources together.
         */
        SummedItem: {
            /** Count */
            count: number;
            /**
             * Dp Norm
             * @description 0 as even as the sources are long, 1 all in one; null unless asked for.
             */
            dp_norm: number | null;
            /** N Documents */
            n_documents: number;
            /** Per Million */
            per_million: number;
            /** Rank */
            rank: number;
            /** Word */
            word: string;
        };
        /**
         * SummedWords
         * @description A page of the words of a collection; the totals are of all its sources, whatever the view.
         */
        SummedWords: {
            collection: components["schemas"]["Seen"];
            /** Dispersion */
            dispersion: boolean;
            /** Items */
            items: components["schemas"]["SummedItem"][];
            /** N Documents */
            n_documents: number;
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
        /**
         * TableFacts
         * @description The table of surface forms, whatever the view.
         */
        TableFacts: {
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            /** Sha256 */
            sha256: string;
        };
        /**
         * Term
         * @description A measure in plain words: a member of Measures, or the name of one of its readability scores.
         */
        Term: {
            /**
             * Caveat
             * @description What it does not say; empty where nothing need be added.
             */
            caveat: string;
            /** Definition */
            definition: string;
            /**
             * Group
             * @enum {string}
             */
            group: "size" | "variety" | "zipf" | "length" | "readability";
            /** Label */
            label: string;
            /** Name */
            name: string;
        };
        /**
         * Tfidf
         * @description The weightiest words of sources, by a variant.
         */
        Tfidf: {
            collection: components["schemas"]["Seen"];
            /** Documents */
            documents: components["schemas"]["WeightedDocument"][];
            /** N Documents */
            n_documents: number;
            stop_list: components["schemas"]["StopList"] | null;
            /**
             * Variant
             * @enum {string}
             */
            variant: "count" | "share" | "smooth";
        };
        /**
         * Totals
         * @description Of the document, whatever the view; types and hapaxes of folded forms.
         */
        Totals: {
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
        };
        /**
         * Trace
         * @description A word at one time.
         */
        Trace: {
            /** Count */
            count: number;
            /** Per Million */
            per_million: number;
        };
        /**
         * Trend
         * @description A word through the parts.
         */
        Trend: {
            /** Count */
            count: number;
            /** Counts */
            counts: number[];
            /** N Documents */
            n_documents: number;
            /** Per Million */
            per_million: number[];
            /**
             * Tau
             * @description Kendall's tau-b: 1 rises at each step, -1 falls at each.
             */
            tau: number | null;
            /** Word */
            word: string;
        };
        /**
         * Trends
         * @description Words through the sources.
         */
        Trends: {
            /**
             * By
             * @enum {string}
             */
            by: "number" | "date";
            collection: components["schemas"]["Seen"];
            /** Items */
            items: components["schemas"]["Trend"][];
            /** N Undated */
            n_undated: number;
            /** Parts */
            parts: components["schemas"]["Part"][];
            stop_list: components["schemas"]["StopList"] | null;
        };
        /**
         * Upload
         * @description A file, and how to read it.
         */
        Upload: {
            /**
             * Extraction
             * @default article
             * @enum {string}
             */
            extraction: "article" | "page";
            /**
             * File
             * Format: binary
             */
            file: string;
            /**
             * Keep
             * @description counts: once it was counted, keep its words and how often each stands there, and no text.
             * @default all
             * @enum {string}
             */
            keep: "all" | "counts";
            /**
             * Language
             * @description auto, or a BCP 47 tag.
             * @default auto
             */
            language: string;
        };
        /**
         * Vocabulary
         * @description A view whole, in columns: the n-th of each belong together, commonest first. Empty where `total` is too many.
         */
        Vocabulary: {
            /**
             * Alphabetical
             * @description Places in the columns, from 0, in the order of sort=word.
             */
            alphabetical: number[];
            /** Counts */
            counts: number[];
            /**
             * Keys
             * @description What a search compares, where that is not the word as it stands.
             */
            keys: {
                [key: string]: string;
            };
            /**
             * Language
             * @description Whose case rules were followed; empty for none in particular.
             */
            language: string;
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
            /** Words */
            words: string[];
        };
        /**
         * VocabularyGrowth
         * @description How the vocabulary grows from source to source.
         */
        VocabularyGrowth: {
            collection: components["schemas"]["Seen"];
            /** Heaps */
            heaps: number | null;
            /**
             * New Types
             * @description Different words that one more source would bring.
             */
            new_types: number | null;
            /** Points */
            points: components["schemas"]["GrowthPoint"][];
            steadiness: components["schemas"]["Steadiness"];
            stop_list: components["schemas"]["StopList"] | null;
        };
        /**
         * Weighted
         * @description A word of one source.
         */
        Weighted: {
            /** Count */
            count: number;
            /** N Documents */
            n_documents: number;
            /** Rank */
            rank: number;
            /** Weight */
            weight: number;
            /** Word */
            word: string;
        };
        /**
         * WeightedDocument
         * @description A source and its weightiest words.
         */
        WeightedDocument: {
            /** Items */
            items: components["schemas"]["Weighted"][];
            /** N Tokens */
            n_tokens: number;
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Total */
            total: number;
        };
        /**
         * WordItem
         * @description One row of a view.
         */
        WordItem: {
            /** Count */
            count: number;
            /** Per Million */
            per_million: number;
            /** Rank */
            rank: number;
            /** Word */
            word: string;
        };
        /**
         * Words
         * @description A page of a view; `total` counts the types that the view leaves; `stop_list` is null where all words count.
         */
        Words: {
            /** Items */
            items: components["schemas"]["WordItem"][];
            /** N Hapaxes */
            n_hapaxes: number;
            /** N Tokens */
            n_tokens: number;
            /** N Types */
            n_types: number;
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
        /**
         * WordsByPlace
         * @description The words of a page by the parts in which they stand, which do not overlap.
         */
        WordsByPlace: {
            /** Items */
            items: components["schemas"]["PlacedWord"][];
            /** N Tokens */
            n_tokens: number;
            /** Places */
            places: components["schemas"]["PlaceTotal"][];
            stop_list: components["schemas"]["StopList"] | null;
            /** Total */
            total: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    recent: {
        parameters: {
            query?: {
                /** @description Part of an address or a title. */
                q?: string;
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisList"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within 24 hours is the same analysis. */
                "Idempotency-Key"?: string;
                /** @description wait=SECONDS (20 at most) answers 200 when it has ended by then. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnalysis"];
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description It has ended already (Prefer: wait) */
            200: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: its row is stored */
            202: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many submissions */
            429: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is waiting already */
            503: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    status: {
        parameters: {
            query?: never;
            header?: {
                /** @description wait=SECONDS (20 at most) answers when it has ended, or then. */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blocks: {
        parameters: {
            query?: {
                /** @description As asked when submitting, unless given. */
                extraction?: ("article" | "page") | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blocks"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blocks_file: {
        parameters: {
            query?: {
                /** @description As asked when submitting, unless given. */
                extraction?: ("article" | "page") | null;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    citation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Citation"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collocates: {
        parameters: {
            query: {
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description Words before it that are near. */
                before?: number;
                /** @description Words after it that are near. */
                after?: number;
                /** @description What a window does not leave. */
                within?: "sentence" | "block" | "text";
                /** @description What is ranked by; every measure is given. */
                measure?: "g2" | "log_dice" | "pmi" | "mi2" | "mi3" | "npmi" | "t_score" | "z_score" | "dice" | "delta_p";
                /** @description How often a word must stand near. */
                min_count?: number;
                extraction?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collocates"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collocates_file: {
        parameters: {
            query: {
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description Words before it that are near. */
                before?: number;
                /** @description Words after it that are near. */
                after?: number;
                /** @description What a window does not leave. */
                within?: "sentence" | "block" | "text";
                /** @description What is ranked by; every measure is given. */
                measure?: "g2" | "log_dice" | "pmi" | "mi2" | "mi3" | "npmi" | "t_score" | "z_score" | "dice" | "delta_p";
                /** @description How often a word must stand near. */
                min_count?: number;
                extraction?: string | null;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    concordance: {
        parameters: {
            query: {
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                order?: "position" | "node" | "left1" | "left2" | "left3" | "right1" | "right2" | "right3";
                /** @description Words on either side. */
                context?: number;
                limit?: number;
                offset?: number;
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concordance"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    concordance_file: {
        parameters: {
            query: {
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                order?: "position" | "node" | "left1" | "left2" | "left3" | "right1" | "right2" | "right3";
                /** @description Words on either side. */
                context?: number;
                limit?: number;
                offset?: number;
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispersion: {
        parameters: {
            query: {
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
                /** @description Equal parts of the text. */
                parts?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispersion"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    distinctive: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                extraction?: string | null;
                /** @description How often a word must occur. */
                min_count?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distinctive"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    distinctive_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                extraction?: string | null;
                /** @description How often a word must occur. */
                min_count?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    distribution: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distribution"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forms: {
        parameters: {
            query: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
                q: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forms"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forms_file: {
        parameters: {
            query: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
                q: string;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    history: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
                /** @description Up to 10 words, parted by commas, whose counts are followed. */
                words?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    measures: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                extraction?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    places: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsByPlace"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    places_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receipt: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                extraction?: string | null;
                /** @description Words per row: 2 to 5 for phrases. */
                ngram?: number;
                /** @description One part of the whole page, whatever the extraction. */
                place?: ("title" | "description" | "headings" | "links" | "images" | "body") | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                extraction?: string | null;
                /** @description Words per row: 2 to 5 for phrases. */
                ngram?: number;
                /** @description One part of the whole page, whatever the extraction. */
                place?: ("title" | "description" | "headings" | "links" | "images" | "body") | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description As for submitting. */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetryOptions"];
            };
        };
        responses: {
            /** @description It has ended already (Prefer: wait) */
            200: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: its row is stored */
            202: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many submissions */
            429: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is waiting already */
            503: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    vocabulary: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                extraction?: string | null;
                /** @description Words per row: 2 to 5 for phrases. */
                ngram?: number;
                /** @description One part of the whole page, whatever the extraction. */
                place?: ("title" | "description" | "headings" | "links" | "images" | "body") | null;
                /** @description With more words than that there are no columns. */
                most?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vocabulary"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    words: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                extraction?: string | null;
                /** @description Words per row: 2 to 5 for phrases. */
                ngram?: number;
                /** @description One part of the whole page, whatever the extraction. */
                place?: ("title" | "description" | "headings" | "links" | "images" | "body") | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Words"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    words_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                extraction?: string | null;
                /** @description Words per row: 2 to 5 for phrases. */
                ngram?: number;
                /** @description One part of the whole page, whatever the extraction. */
                place?: ("title" | "description" | "headings" | "links" | "images" | "body") | null;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recent_collections: {
        parameters: {
            query?: {
                /** @description Part of a name. */
                q?: string;
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionList"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within 24 hours is the same collection. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollection"];
                "multipart/form-data": components["schemas"]["CollectionUpload"];
            };
        };
        responses: {
            /** @description It has ended already (Prefer: wait) */
            200: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description Accepted: its row is stored */
            202: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many submissions */
            429: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is waiting already */
            503: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Renamed"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_alike: {
        parameters: {
            query?: {
                /** @description The share of their words that they have in common; below 0.9 some are missed. */
                at_least?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlikeSources"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_alike_file: {
        parameters: {
            query?: {
                /** @description The share of their words that they have in common; below 0.9 some are missed. */
                at_least?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cite_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Citation"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_collocates: {
        parameters: {
            query: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                /** @description Words before it that are near. */
                before?: number;
                /** @description Words after it that are near. */
                after?: number;
                /** @description What a window does not leave. */
                within?: "sentence" | "block" | "text";
                /** @description What is ranked by; every measure is given. */
                measure?: "g2" | "log_dice" | "pmi" | "mi2" | "mi3" | "npmi" | "t_score" | "z_score" | "dice" | "delta_p";
                /** @description How often a word must stand near. */
                min_count?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Near"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_collocates_file: {
        parameters: {
            query: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                /** @description Words before it that are near. */
                before?: number;
                /** @description Words after it that are near. */
                after?: number;
                /** @description What a window does not leave. */
                within?: "sentence" | "block" | "text";
                /** @description What is ranked by; every measure is given. */
                measure?: "g2" | "log_dice" | "pmi" | "mi2" | "mi3" | "npmi" | "t_score" | "z_score" | "dice" | "delta_p";
                /** @description How often a word must stand near. */
                min_count?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_concordance: {
        parameters: {
            query: {
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                order?: "position" | "node" | "left1" | "left2" | "left3" | "right1" | "right2" | "right3";
                /** @description Words on either side. */
                context?: number;
                limit?: number;
                offset?: number;
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lines"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_concordance_file: {
        parameters: {
            query: {
                /** @description A word, or 2 to 5 words for a phrase. */
                q: string;
                /** @description search: a prefix, a pattern with * and ?, or /a regular expression/. */
                match?: "word" | "search";
                order?: "position" | "node" | "left1" | "left2" | "left3" | "right1" | "right2" | "right3";
                /** @description Words on either side. */
                context?: number;
                limit?: number;
                offset?: number;
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_dispersion: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description dp_norm: the most even first; n_documents: those of most sources first. */
                sort?: "count" | "-count" | "word" | "-word" | "dp_norm" | "-dp_norm" | "n_documents" | "-n_documents";
                /** @description How often a word must occur in all together. */
                min_count?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evenness"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_dispersion_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description dp_norm: the most even first; n_documents: those of most sources first. */
                sort?: "count" | "-count" | "word" | "-word" | "dp_norm" | "-dp_norm" | "n_documents" | "-n_documents";
                /** @description How often a word must occur in all together. */
                min_count?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_growth: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                /** @description How many of the commonest words are watched. */
                n?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VocabularyGrowth"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_growth_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                /** @description How many of the commonest words are watched. */
                n?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_keyness: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description The number of the source that is held against the rest. */
                source?: number | null;
                /** @description The id of another collection, as the reference. */
                reference?: string | null;
                /** @description Words that one side has and the other lacks, the commonest first. */
                only?: "all" | "target" | "reference";
                /** @description Words whose q (q_permuted, with permutations) is no greater. */
                max_q?: number;
                /** @description prefix, wild* or /re/, among the words compared. */
                q?: string;
                /** @description key: what is key in the target first; -key: in the reference. */
                sort?: ("key" | "-key" | "q" | "log_ratio" | "-log_ratio" | "target_count" | "reference_count" | "word" | "-word") | null;
                /** @description false: without words that are commoner for one document's sake. */
                one_document?: boolean;
                /** @description Random deals of the documents; 0 for none. */
                permutations?: number;
                /** @description Of the deals: the same seed, the same p. */
                seed?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keyness"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_keyness_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description The number of the source that is held against the rest. */
                source?: number | null;
                /** @description The id of another collection, as the reference. */
                reference?: string | null;
                /** @description Words that one side has and the other lacks, the commonest first. */
                only?: "all" | "target" | "reference";
                /** @description Words whose q (q_permuted, with permutations) is no greater. */
                max_q?: number;
                /** @description prefix, wild* or /re/, among the words compared. */
                q?: string;
                /** @description key: what is key in the target first; -key: in the reference. */
                sort?: ("key" | "-key" | "q" | "log_ratio" | "-log_ratio" | "target_count" | "reference_count" | "word" | "-word") | null;
                /** @description false: without words that are commoner for one document's sake. */
                one_document?: boolean;
                /** @description Random deals of the documents; 0 for none. */
                permutations?: number;
                /** @description Of the deals: the same seed, the same p. */
                seed?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_matrix: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description How often a word must occur in all together. */
                min_count?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matrix"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_matrix_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description How often a word must occur in all together. */
                min_count?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pause_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_receipt: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionReceipt"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_collection: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended already (Prefer: wait) */
            200: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description Accepted: its row is stored */
            202: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many submissions */
            429: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is waiting already */
            503: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sources: {
        parameters: {
            query?: {
                state?: ("queued" | "running" | "finished" | "failed" | "cancelled") | null;
                /** @description Part of a name, an address or a title. */
                q?: string;
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_sources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Sources"];
                "multipart/form-data": components["schemas"]["SourcesUpload"];
            };
        };
        responses: {
            /** @description It has ended already (Prefer: wait) */
            200: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description Accepted: its row is stored */
            202: {
                headers: {
                    Location?: string;
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many submissions */
            429: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is waiting already */
            503: {
                headers: {
                    RateLimit?: string;
                    "RateLimit-Policy"?: string;
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_source: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that, or the analysis is somebody else's */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_tfidf: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description The number of one; a page of all unless given. */
                source?: number | null;
                /** @description count: tf log10(D/df); share: tf/n log10(D/df); smooth: as scikit-learn has it. */
                variant?: "count" | "share" | "smooth";
                /** @description Words of each source. */
                top?: number;
                /** @description Sources. */
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tfidf"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_tfidf_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description The number of one; a page of all unless given. */
                source?: number | null;
                /** @description count: tf log10(D/df); share: tf/n log10(D/df); smooth: as scikit-learn has it. */
                variant?: "count" | "share" | "smooth";
                /** @description Words of each source. */
                top?: number;
                /** @description Sources. */
                limit?: number;
                offset?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_trends: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                /** @description Up to 50, parted by commas; chosen by `sort` unless given. */
                words?: string;
                /** @description date: as sitemaps and feeds date them. */
                by?: "number" | "date";
                /** @description Runs of equally many sources. */
                parts?: number;
                sort?: "count" | "rising" | "falling";
                /** @description Of a word that rises or falls. */
                min_count?: number;
                /** @description How many words are chosen. */
                n?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trends"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_trends_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                /** @description Up to 50, parted by commas; chosen by `sort` unless given. */
                words?: string;
                /** @description date: as sitemaps and feeds date them. */
                by?: "number" | "date";
                /** @description Runs of equally many sources. */
                parts?: number;
                sort?: "count" | "rising" | "falling";
                /** @description Of a word that rises or falls. */
                min_count?: number;
                /** @description How many words are chosen. */
                n?: number;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_vocabulary: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description With more words than that there are no columns. */
                most?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorpusVocabulary"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_words: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description Tell dp_norm of each word. */
                dispersion?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummedWords"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collected_words_file: {
        parameters: {
            query?: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                /** @description A prefix, a pattern with * and ?, or /a regular expression/. */
                q?: string;
                sort?: "count" | "-count" | "word" | "-word";
                /** @description Words per row: 2 to 5 for phrases, of collections of up to 500,000 words. */
                ngram?: number;
                /** @description Tell dp_norm of each word. */
                dispersion?: boolean;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                id: string;
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare: {
        parameters: {
            query: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                target: string;
                reference: string;
                /** @description Words that one of the two has and the other lacks, the commonest first. */
                only?: "all" | "target" | "reference";
                /** @description Words whose q is no greater: .05 for those that surely differ. */
                max_q?: number;
                /** @description prefix, wild* or /re/, among the words compared. */
                q?: string;
                /** @description key: what is key in the target first; -key: in the reference. */
                sort?: ("key" | "-key" | "q" | "log_ratio" | "-log_ratio" | "target_count" | "reference_count" | "word" | "-word") | null;
                /** @description Of both; as asked when submitting, unless given. */
                extraction?: ("article" | "page") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_file: {
        parameters: {
            query: {
                /** @description Merge upper and lower case. */
                fold?: boolean;
                /** @description ignore: é and e are one letter. */
                accents?: "keep" | "ignore";
                /** @description ignore: l'histoire counts with histoire (French, Italian, Catalan). */
                elisions?: "keep" | "ignore";
                /** @description e-mail as one word, or as two. */
                compounds?: "join" | "split";
                /** @description Words under their dictionary form, or with all of one stem. */
                lemmas?: "none" | "lemma" | "stem";
                /** @description Whose stop words, lemmas and case rules; the document's own unless given. */
                language?: string;
                stop_words?: "include" | "exclude" | "only";
                /** @description Which list of stop words. */
                stop_list?: "standard" | "wide";
                /** @description Stop words of your own, parted by commas. */
                stop_add?: string;
                /** @description Words of the list that are none. */
                stop_remove?: string;
                /** @description Show words without a letter. */
                numbers?: boolean;
                /** @description In characters. */
                min_length?: number;
                limit?: number;
                offset?: number;
                target: string;
                reference: string;
                /** @description Words that one of the two has and the other lacks, the commonest first. */
                only?: "all" | "target" | "reference";
                /** @description Words whose q is no greater: .05 for those that surely differ. */
                max_q?: number;
                /** @description prefix, wild* or /re/, among the words compared. */
                q?: string;
                /** @description key: what is key in the target first; -key: in the reference. */
                sort?: ("key" | "-key" | "q" | "log_ratio" | "-log_ratio" | "target_count" | "reference_count" | "word" | "-word") | null;
                /** @description Of both; as asked when submitting, unless given. */
                extraction?: ("article" | "page") | null;
                /** @description CSV and TSV for programs: no byte-order mark, no defused cells. */
                raw?: boolean;
            };
            header?: never;
            path: {
                format: "json" | "csv" | "tsv" | "xlsx" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    glossary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Glossary"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_words: {
        parameters: {
            query?: {
                list?: "standard" | "wide";
            };
            header?: never;
            path: {
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopWordList"];
                };
            };
            /** @description No key where one is needed, or a bad one */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do that */
            403: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
